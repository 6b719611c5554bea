using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Sweeps;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Tests.Toys.Children;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Sweeps;

/// <summary>A desk where tickets are deleted and merged, over a vendor in memory.</summary>
/// <param name="members">Members of the ticket, each with a comma after it.</param>
/// <param name="answer">What the vendor answers.</param>
internal sealed class DeletesDesk(string members, Func<Asked, Told> answer)
{
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    public FakeVendor Vendor => field ??= new FakeVendor(answer, _clock);

    public ConnectorProgram Program { get; } = CasesToy.Compile(Encoding.UTF8.GetBytes(
        $$$"""
        { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example/api", "auth": { "open": { "type": "none" } } },
          "operations": {
            "me": { "request": "GET /me" },
            "one": { "request": "GET /tickets/{{ key }}" },
            "changed": { "request": "GET /changed", "records": "$.rows[*]", "pages": { "type": "page", "size": 2, "restartAfter": 2 } },
            "all": { "request": "GET /tickets", "records": "$.rows[*]", "pages": { "type": "page", "size": 2 } },
            "keys": { "request": "GET /keys", "records": "$.rows[*]", "pages": { "type": "page", "size": 2 } },
            "deleted": { "request": "GET /deleted", "records": "$.rows[*]" } },
          "entities": { "ticket": { "key": "$.id", "version": "$.rev", {{{members}}} "get": "one", "fields": { "subject": "$.title" } } } }
        """), mayWarn: true);

    public EntityProgram Ticket => Program.Entities["ticket"];

    public Task<GetOutcome> GetAsync() => new GetReader(Vendor.SendAsync, Ticket).ReadAsync("7", Unit(), TestContext.Current.CancellationToken);

    public RecordFate FateOf(string record, string? asked = null) =>
        new RecordFates(Ticket, Unit()).Of(new ReadRecord("7", Encoding.UTF8.GetBytes(record), AskedKey: asked));

    public async Task<(IReadOnlyList<SweptKey> Keys, int Faulty, ReadFault? Fault)> SweepAsync()
    {
        var (keys, faulty, fault) = (new List<SweptKey>(), 0, (ReadFault?)null);
        await foreach (var page in new SweepReader(Vendor.SendAsync, Ticket, _clock).ReadAsync(null, Unit(), TestContext.Current.CancellationToken))
        {
            keys.AddRange(page.Keys);
            faulty += page.Faulty.Count;
            fault = page.Fault;
        }
        return (keys, faulty, fault);
    }

    private static Scope Unit() => new() { [Root.Inputs] = Value.Of(new ValueObject()), [Root.Filter] = Value.Of(new ValueObject()), [Root.Now] = Value.Of(Fixed.Noon) };
}
