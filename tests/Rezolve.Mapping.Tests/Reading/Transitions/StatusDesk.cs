using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Tests.Toys.Children;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Transitions;

/// <summary>A desk whose tickets take only some steps, over a vendor in memory.</summary>
/// <param name="transitions">The steps, as an author writes them.</param>
/// <param name="answer">What the vendor answers.</param>
internal sealed class StatusDesk(string transitions, Func<Asked, Told> answer)
{
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    public FakeVendor Vendor => field ??= new FakeVendor(answer, _clock);

    public ConnectorProgram Program { get; } = CasesToy.Compile(Encoding.UTF8.GetBytes(
        $$$"""
        { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example/api", "auth": { "open": { "type": "none" } } },
          "tables": { "status": { "rows": [["N", "new"], ["O", "open"], ["S", "resolved"], ["C", "closed"]] } },
          "operations": {
            "one": { "request": "GET /tickets/{{ key }}" },
            "put": { "request": "PUT /tickets/{{ key }}", "body": "{{ document }}" },
            "steps": { "request": "GET /tickets/{{ key }}/steps", "records": "$.rows[*]" },
            "takeStep": { "request": "POST /tickets/{{ key }}/steps", "body": { "step": "{{ transition.id }}", "from": "{{ current.state }}", "with": "{{ document }}", "raw": "{{ transition.record.hash }}" } },
            "follow": { "request": "POST /tickets", "body": { "follows": "{{ key }}", "ticket": "{{ document }}" } } },
          "entities": {
            "ticket": { "key": "$.id", "get": "one", "update": "put", "transitions": {{{transitions}}}, "frozen": ["C"], "followUp": "follow",
              "fields": { "subject": "$.title", "status": { "path": "$.state", "table": "status" }, "resolution.notes": "$.notes" } } } }
        """), mayWarn: true);

    public EntityProgram Ticket => Program.Entities["ticket"];

    public ListedTransitionsProgram Listed => (ListedTransitionsProgram)Ticket.Transitions!;

    public Task<LegalSteps> ReadAsync(string key = "7", string? record = null) => new TransitionReader(Vendor.SendAsync, Ticket, _clock).ReadAsync(
        key, record is null ? default : Encoding.UTF8.GetBytes(record), Unit(), TestContext.Current.CancellationToken);

    public static Scope Unit() => new() { [Root.Inputs] = Value.Of(new ValueObject()), [Root.Now] = Value.Of(Fixed.Noon) };
}
