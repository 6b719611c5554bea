using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>The engine, with the manifest compiled as everywhere.</summary>
internal sealed class Engine : LocalContender
{
    private readonly DocumentScan _scan;
    private readonly RecordMapper _mapper;
    private readonly Utf8Output _output = new();

    public Engine()
    {
        var ticket = TicketConnector.Compile(TicketConnector.Plain).Entities["ticket"];
        _scan = new DocumentScan(ticket.Layout);
        _mapper = new RecordMapper(ticket, () => RecordScope.Of(ticket, new Scope()), [ticket]);
    }

    public override string Name => "engine";

    public override ReadOnlyMemory<byte> Map(ReadOnlyMemory<byte> ticket)
    {
        _output.Length = 0;
        _scan.Run(ticket);
        _mapper.Map(_scan.Slots, _output);
        return _output.Written;
    }
}
