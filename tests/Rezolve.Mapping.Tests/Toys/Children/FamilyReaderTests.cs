using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Toys.Children;

/// <summary>Two sorts of ticket that share operations by their constants; notes in one feed for each sort, files of both, and parts of files.</summary>
public sealed class FamilyReaderTests
{
    private static readonly ConnectorProgram Program = CasesToy.Compile("""
        { "manifestVersion": "1.0", "name": "desk", "version": "1.0.0",
          "connection": { "baseUrl": "https://desk.example/api", "auth": { "none": { "type": "none" } } },
          "operations": {
            "rows": { "request": "GET /{{ params.path }}", "records": "$.rows[*]" },
            "notes": { "request": "GET /notes", "query": { "of": "{{ parent.params.path }}" }, "records": "$.rows[*]" },
            "files": { "request": "GET /{{ parent.params.path }}/{{ parent.key }}/files", "records": "$.rows[*]" },
            "newNotes": { "request": "GET /news", "query": { "since": "{{ epochSeconds(cursor.since) }}", "of": "{{ parent.params.path }}" }, "records": "$.rows[*]" },
            "parts": { "request": "GET /files/{{ parent.key }}/parts", "query": { "name": "{{ parent.record.name }}" }, "records": "$.rows[*]" }
          },
          "entities": {
            "incident": { "kind": "ticket", "params": { "path": "incidents" }, "key": "$.id", "list": "rows", "fields": { "subject": "$.title" } },
            "request": { "kind": "ticket", "params": { "path": "requests" }, "key": "$.id", "list": "rows", "fields": { "subject": "$.title" } },
            "comment": { "parent": ["incident", "request"], "parentKey": "$.of", "key": "$.id", "list": "notes", "fields": { "body": "$.text" } },
            "attachment": { "parent": ["incident", "request"], "key": "$.id", "list": "files", "fields": { "filename": "$.name" } },
            "part": { "kind": "attachment", "parent": "attachment", "key": "$.id", "list": "parts", "fields": { "filename": "$.name" } },
            "memo": { "kind": "comment", "parent": "incident", "parentKey": "$.of", "key": "$.id", "list": "files",
              "changes": { "operation": "newNotes", "cursor": { "type": "instant", "field": "$.at" } }, "fields": { "body": "$.text" } },
            "subject": { "kind": "history", "parent": ["incident", "request"], "key": "$.at", "embedded": { "in": "rows", "records": "$.was[*]" }, "fields": { "to": "$.title" } }
          } }
        """u8.ToArray());

    private readonly List<string> _asked = [];

    [Fact]
    public async Task A_feed_runs_once_for_each_parent_entity()
    {
        var keys = await ReadAsync("comment");
        Assert.Equal(["GET /notes?of=incidents", "GET /notes?of=requests"], _asked);
        Assert.Equal(["incident 1 > n1", "request 1 > n2"], keys);
    }

    [Fact]
    public async Task A_list_is_read_for_each_parent_of_each_entity()
    {
        var keys = await ReadAsync("attachment");
        Assert.Equal(["GET /incidents", "GET /incidents/1/files", "GET /incidents/2/files", "GET /requests", "GET /requests/1/files"], _asked);
        Assert.Equal(["incident 1 > f1", "incident 2 > f2", "request 1 > f3"], keys);
    }

    [Fact]
    public async Task Children_of_children_are_read_too_and_see_their_parents_record()
    {
        var keys = await ReadAsync("part");
        Assert.Equal(["GET /files/f1/parts?name=one", "GET /files/f2/parts?name=two", "GET /files/f3/parts?name=three"], _asked.Where(line => line.Contains("parts")));
        Assert.Equal(["attachment f1 > p", "attachment f2 > p", "attachment f3 > p"], keys);
    }

    [Fact]
    public async Task Children_inside_the_rows_of_a_list_cost_the_lists_alone()
    {
        var keys = await ReadAsync("subject");
        Assert.Equal(["GET /incidents", "GET /requests"], _asked);
        Assert.Equal(["incident 1 > t1", "request 1 > t2"], keys);
    }

    [Fact]
    public async Task Children_with_a_feed_of_their_own_and_a_list_for_each_parent_are_read_by_what_is_asked()
    {
        Assert.Equal(["incident 1 > f1", "incident 2 > f2"], await ReadAsync("memo"));
        _asked.Clear();
        Assert.Equal(["incident 1 > n3"], await ReadAsync("memo", new ReadSpan(Fixed.Noon, OnlyChanged: true)));
        Assert.Equal(["GET /news?since=1777636800&of=incidents"], _asked);
    }

    [Fact]
    public async Task A_fault_on_the_way_ends_the_reading()
    {
        var pages = await PagesAsync("attachment", line => line.EndsWith("/2/files", StringComparison.Ordinal) ? new Told("{}", 503) : null);
        Assert.Equal(AnswerAction.Retry, pages[^1].Page.Fault!.Action);
        Assert.DoesNotContain("GET /requests", _asked);
    }

    [Fact]
    public async Task What_could_not_be_read_of_a_parent_is_told_with_the_parents_page()
    {
        var pages = await PagesAsync("attachment", line => line == "GET /incidents" ? new Told("""{ "rows": [{ "title": "no key" }] }""") : null);
        var parents = pages[0];
        Assert.False(parents.IsAsked);
        Assert.Equal(("incident", 1), (parents.Entity.Name, parents.Page.Faulty.Count));
    }

    private async Task<List<string>> ReadAsync(string entity, ReadSpan span = default) =>
        [.. (await PagesAsync(entity, _ => null, span)).Where(page => page.IsAsked).SelectMany(page => page.Page.Records)
            .Select(record => $"{record.Parent["entity"].Text} {record.Parent["key"].Text} > {record.Key}")];

    private async Task<List<FamilyPage>> PagesAsync(string entity, Func<string, Told?> otherwise, ReadSpan span = default)
    {
        var clock = new FakeTimeProvider(Fixed.Noon);
        var vendor = new FakeVendor(
            asked =>
            {
                var line = RequestBuilder.Build(asked.Operation, Program.Connection, asked.Scope).Request is { } request ? $"GET {request.Uri.PathAndQuery["/api".Length..]}" : "?";
                _asked.Add(line);
                return otherwise(line) ?? Answer(line);
            },
            clock);
        var pages = new List<FamilyPage>();
        var reader = new FamilyReader(vendor.SendAsync, Program.Entities, clock, atOnce: 1) { ReadsAhead = false };
        await foreach (var page in reader.ReadAsync(Program.Entities[entity], span, CasesToy.Scope(), TestContext.Current.CancellationToken))
            pages.Add(page);
        return pages;
    }

    private static Told Answer(string line) => new(line switch
    {
        "GET /incidents" => """{ "rows": [{ "id": 1, "title": "a", "was": [{ "at": "t1", "title": "A" }] }, { "id": 2, "title": "b" }] }""",
        "GET /requests" => """{ "rows": [{ "id": 1, "title": "c", "was": [{ "at": "t2", "title": "C" }] }] }""",
        "GET /notes?of=incidents" => """{ "rows": [{ "id": "n1", "of": 1, "text": "x" }] }""",
        "GET /notes?of=requests" => """{ "rows": [{ "id": "n2", "of": 1, "text": "y" }] }""",
        _ when line.StartsWith("GET /news", StringComparison.Ordinal) => """{ "rows": [{ "id": "n3", "of": 1, "at": "2026-05-01T11:59:00Z" }] }""",
        "GET /incidents/1/files" => """{ "rows": [{ "id": "f1", "name": "one" }] }""",
        "GET /incidents/2/files" => """{ "rows": [{ "id": "f2", "name": "two" }] }""",
        "GET /requests/1/files" => """{ "rows": [{ "id": "f3", "name": "three" }] }""",
        _ => """{ "rows": [{ "id": "p", "name": "part" }] }""",
    });
}
