using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Recovering;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Tests.Toys.Children;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Tests.Reading.Recovering;

/// <summary>A desk where tickets and notes are made, over a vendor in memory.</summary>
/// <param name="recover">How a ticket is recovered, as an author writes it.</param>
/// <param name="answer">What the vendor answers.</param>
internal sealed class RecoverDesk(string recover, Func<Asked, Told> answer)
{
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    public FakeVendor Vendor => field ??= new FakeVendor(answer, _clock);

    public ConnectorProgram Program { get; } = CasesToy.Compile(Encoding.UTF8.GetBytes(
        $$$"""
        { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example/api", "auth": { "open": { "type": "none" } }, "check": { "operation": "recent" } },
          "operations": {
            "all": { "request": "GET /tickets", "records": "$.rows[*]" },
            "recent": { "request": "GET /tickets/recent", "records": "$.rows[*]" },
            "byMark": { "request": "GET /tickets/marked", "query": { "mark": "{{ intent.key }}" }, "records": "$.rows[*]", "pages": { "type": "page", "size": 2 } },
            "one": { "request": "GET /tickets/{{ key }}" },
            "make": { "request": "POST /tickets", "body": "{{ { ...document, mark: intent.key } }}" },
            "notes": { "request": "GET /tickets/{{ parent.key }}/notes", "records": "$.rows[*]" },
            "noteGet": { "request": "GET /notes/{{ key }}" },
            "noteMake": { "request": "POST /tickets/{{ parent.key }}/notes", "body": "{{ document }}" } },
          "entities": {
            "ticket": { "key": "$.id", "list": "all", "get": "one", "create": { "operation": "make", "recover": {{{recover}}} },
              "fields": { "subject": "$.title" } },
            "comment": { "parent": "ticket", "key": "$.id", "list": { "operation": "notes", "hint": "$.id", "where": "{{ record.type === 'note' }}" }, "get": "noteGet",
              "create": { "operation": "noteMake", "recover": { "type": "match", "by": ["body"], "wait": "PT5S" } }, "fields": { "body": "$.text" } } } }
        """), mayWarn: true);

    public RecoverReader Reader(string entity = "ticket") => new(Vendor.SendAsync, Program.Entities[entity], _clock);

    public Scope Create(string intent, Value wanted, string entity = "ticket")
    {
        var unit = new Scope { [Root.Inputs] = Value.Of(new ValueObject()), [Root.Filter] = Value.Of(new ValueObject()), [Root.Now] = Value.Of(Fixed.Noon) };
        return WriteUnit.OfCreate(unit, Program.Entities[entity], wanted, Value.Of(new ValueObject()), intent);
    }

    public async Task<RecoverRun> ReadAsync(Scope create, string entity = "ticket", ParentRecord? parent = null)
    {
        var (found, bytes, fault) = (new List<string>(), new List<string>(), (ReadFault?)null);
        await foreach (var page in Reader(entity).ReadAsync(create, parent, Fixed.Noon, TestContext.Current.CancellationToken))
        {
            using (page)
            {
                Assert.True(page.Counts.AddUp, page.Counts.ToString());
                found.AddRange(page.Records.Select(record => record.Key));
                bytes.AddRange(page.Records.Select(record => Encoding.UTF8.GetString(record.Bytes.Span)));
                fault = page.Fault;
            }
        }
        return new RecoverRun(found, bytes, fault);
    }
}

/// <summary>What a search for what a create has made gave.</summary>
internal sealed record RecoverRun(IReadOnlyList<string> Found, IReadOnlyList<string> Bytes, ReadFault? Fault);
