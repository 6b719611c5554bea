using System.Diagnostics;
using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>The engine with units of work as a sync has them: pages of a thousand tickets, each with a realm of its own where there are scripts.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="connector">The manifest's path.</param>
internal sealed class PagedEngine(string name, string connector) : Contender
{
    private const int PageSize = 1000;
    // All limits are on; that of one call is far, since other work on the machine must not change what is measured into what is held.
    private static readonly ScriptLimits Limits = EngineLimits.Usual.Scripts with { CallTime = TimeSpan.FromSeconds(10), RecordTime = TimeSpan.FromSeconds(10) };

    private readonly ConnectorProgram _program = TicketConnector.Compile(connector);
    private readonly Utf8Output _output = new();

    public override string Name => name;

    public override IEnumerable<ReadOnlyMemory<byte>> MapAll(byte[][] tickets) => ScriptThread.Run(() =>
    {
        using var page = Begin();
        return tickets.Select(ticket => (ReadOnlyMemory<byte>)Map(page, ticket).ToArray()).ToList();
    }, Limits.StackBytes);

    public override double Time(byte[][] tickets, double seconds) => ScriptThread.Run(() =>
    {
        var clock = Stopwatch.StartNew();
        var pages = 0;
        for (; clock.Elapsed.TotalSeconds < seconds; pages++)
        {
            using var page = Begin();
            for (var i = 0; i < PageSize; i++)
                Map(page, tickets[i % tickets.Length]);
        }
        return clock.Elapsed.TotalSeconds / pages / PageSize;
    }, Limits.StackBytes);

    private MappingUnit Begin() => new(
        _program, _program.Entities["ticket"], new Scope(), new ScriptSetting(Limits, TimeProvider.System, new ScriptQuarantine()), CancellationToken.None);

    private ReadOnlyMemory<byte> Map(MappingUnit page, byte[] ticket)
    {
        _output.Length = 0;
        page.Map(new ReadRecord("", ticket), _output);
        return _output.Written;
    }
}
