using System.Text.Json;
using CsCheck;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Writing;

public sealed class DocumentWriterTests
{
    private static readonly EntityProgram Ticket = new SampleEntity(EntityKind.Ticket)
        .Both("subject", "$.title", field => field with { MaxLength = 5 })
        .Both("status", "$.state", field => field with { Table = SampleEntity.Table("""[["new","new"],["closed","resolved"],["shut","resolved"]]""") })
        .Both("assignee", "$.owner.id", field => field with { Empty = [Value.Of("nobody")] })
        .Both("tags", "$.tags")
        .Both("createdAt", "$.made", field => field with { As = SampleEntity.As("epochSeconds", FieldType.Instant) })
        .Both("custom.severity", "$.extra[?@.name == 'Severity'].value", custom: FieldType.Choice)
        .Field("category", null, writes: "$.topic")
        .Build();

    [Theory]
    [InlineData("""{"subject":"1234567"}""", """{"title":"12345"}""")]
    [InlineData("""{"status":"resolved"}""", """{"state":"closed"}""")]
    [InlineData("""{"assignee":{"key":"7"}}""", """{"owner":{"id":"7"}}""")]
    [InlineData("""{"assignee":null}""", """{"owner":{"id":"nobody"}}""")]
    [InlineData("""{"createdAt":"2026-05-01T10:00:00Z"}""", """{"made":1777629600}""")]
    [InlineData("""{"custom":{"severity":"S1"}}""", """{"extra":[{"name":"Severity","value":"S1"}]}""")]
    [InlineData("""{"subject":"a","category":"b"}""", """{"title":"a","topic":"b"}""")]
    public void A_new_ticket_is_a_document(string ticket, string document)
    {
        var wanted = Read(ticket);
        var written = new DocumentWriter(Ticket, []).Write(new WriteRequest { Wanted = wanted, Change = wanted }, new Scope());
        Assert.Empty(written.Held);
        Assert.Equal(document, written.Document.ToString());
    }

    [Fact]
    public void What_cannot_be_written_is_held_alone()
    {
        var wanted = Read("""{"status":"odd","subject":"a"}""");
        var written = new DocumentWriter(Ticket, []).Write(new WriteRequest { Wanted = wanted, Change = wanted }, new Scope());
        Assert.Equal("""{"title":"a"}""", written.Document.ToString());
        Assert.Equal(("status", "the table sample has no row to write \"odd\""), (written.Held[0].Field, written.Held[0].Reason));
    }

    [Theory]
    [InlineData("""{"status":"odd"}""", "RZ7004")]
    [InlineData("""{"createdAt":"soon"}""", "RZ7003")]
    public void A_hold_tells_a_missing_row_from_a_form_that_does_not_fit(string ticket, string code)
    {
        var wanted = Read(ticket);
        var written = new DocumentWriter(Ticket, []).Write(new WriteRequest { Wanted = wanted, Change = wanted }, new Scope());
        Assert.Equal(code, Assert.Single(written.Held).Code.Text());
    }

    [Fact]
    public void A_set_keeps_members_the_hub_never_knew_of()
    {
        var written = new DocumentWriter(Ticket, []).Write(
            new WriteRequest
            {
                Wanted = Read("""{"tags":["a","c"]}"""),
                Change = Read("""{"tags":["a","c"]}"""),
                Agreed = Read("""{"tags":["a","b"]}"""),
                Current = Read("""{"tags":["foreign","b","a"]}"""),
                CurrentCanonical = Read("""{"tags":["foreign","b","a"]}"""),
            },
            new Scope());
        Assert.Equal("""{"tags":["foreign","a","c"]}""", written.Document.ToString());
    }

    [Fact]
    public void A_required_field_that_is_empty_blocks_the_write()
    {
        var entity = Ticket with { Required = [new RequiredRule(SampleEntity.Place, null, ["category"])] };
        var wanted = Read("""{"subject":"a"}""");
        var written = new DocumentWriter(entity, []).Write(new WriteRequest { Wanted = wanted, Change = wanted }, new Scope());
        Assert.Equal("category", Assert.Single(written.Missing).Field);
    }

    [Theory]
    [InlineData("$", "the whole document cannot be written")]
    [InlineData("$.a[?@.k == 1]", "a path that is written ends with a member's name")]
    [InlineData("$.a[?@.k == 1].k", "the path would write the member its filter looks at; name another member")]
    [InlineData("$.a[0].b", "wildcards and indices can be read, not written")]
    public void A_path_that_cannot_be_written_says_why(string path, string reason)
    {
        Assert.False(WritablePath.TryCreate(JsonPath.Parse(path), out _, out var fault));
        Assert.Equal(reason, fault);
    }

    [Theory]
    [InlineData("$.a", "$.a.b", true)]
    [InlineData("$.a", "$.b", false)]
    [InlineData("$.a[?@.k == 1].v", "$.a[?@.k == 2].v", false)]
    [InlineData("$.a[?@.k == 1].v", "$.a[?@.m == 2].v", true)]
    [InlineData("$.a[?@.k == 1].v", "$.a[?@.k == 1].w", false)]
    public void Places_overlap_or_not(string left, string right, bool expected) =>
        Assert.Equal(expected, SampleEntity.Writable(left).Overlaps(SampleEntity.Writable(right)));

    [Fact]
    public void Of_twins_the_one_that_has_a_value_is_written() => Assert.Equal(
        """{"a":[{"k":1},{"k":1,"v":3}]}""",
        PathWriter.Put(Read("""{"a":[{"k":1},{"k":1,"v":2}]}"""), SampleEntity.Writable("$.a[?@.k == 1].v"), Value.Of(3)).ToString());

    [Theory]
    [InlineData("""{"b":{"x":{"k":1,"v":1},"y":2}}""", "$.b[?@.k == 1].v", """{"b":{"x":{"k":1,"v":3},"y":2}}""")]
    [InlineData("""{"b":{"x":{"k":1},"y":{"k":1,"v":1}}}""", "$.b[?@.k == 1].v", """{"b":{"x":{"k":1},"y":{"k":1,"v":3}}}""")]
    [InlineData("""{"b":[{"k":2}]}""", "$.b[?@.k == 1].v", """{"b":[{"k":2},{"k":1,"v":3}]}""")]
    [InlineData("{}", "$.b[?@.k == 1].v", """{"b":[{"k":1,"v":3}]}""")]
    public void A_filter_that_selects_a_member_writes_it_where_it_is(string document, string path, string written) =>
        Assert.Equal(written, PathWriter.Put(Read(document), SampleEntity.Writable(path), Value.Of(3)).ToString());

    private static readonly Gen<string> Name = Gen.Int[0, 3].Select(i => "abkv"[i].ToString());
    private static readonly Gen<string> Document = Gen.Recursive<string>((depth, inner) => depth == 4
        ? Gen.Int[0, 2].Select(i => $"{i}")
        : Gen.Frequency(
            (1, Gen.Int[0, 2].Select(i => $"{i}")),
            (2, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
            (4, Gen.Select(Name, inner).Array[0, 3].Select(members => "{" + string.Join(',', members.DistinctBy(m => m.Item1).Select(m => $"\"{m.Item1}\":{m.Item2}")) + "}"))));

    private static readonly Gen<string> Member = Gen.Int[0, 2].Select(i => "abv"[i].ToString());
    private static readonly Gen<string> Path = Gen.Select(
        Gen.Frequency((3, Member.Select(name => $".{name}")), (2, Gen.Select(Member, Gen.Int[0, 2]).Select((name, i) => $".{name}[?@.k == {i}]"))).Array[0, 2], Member)
        .Select((steps, last) => $"${string.Concat(steps)}.{last}");

    [Fact]
    public void What_was_written_is_read_again() => Gen.Select(Document, Path, Gen.Int[0, 9]).Sample(
        (document, path, value) =>
        {
            var written = PathWriter.Put(Read(document), SampleEntity.Writable(path), Value.Of(value));
            Assert.Equal(value.ToString(), First(written, path));
        },
        iter: 3_000);

    [Fact]
    public void Writing_what_was_read_changes_nothing() => Gen.Select(Document, Path).Sample(
        (document, path) =>
        {
            var before = Read(document);
            if (First(before, path) is { } read)
                Assert.Equal(before.ToString(), PathWriter.Put(before, SampleEntity.Writable(path), Read(read)).ToString());
        },
        iter: 3_000);

    private static string? First(in Value document, string path)
    {
        var nodes = JsonPath.Parse(path).Evaluate(JsonElement.Parse(document.ToString()), new JsonPathLimits(10_000, 1000, 4)).Nodes;
        return nodes.Count == 0 ? null : nodes[0].Value.GetRawText();
    }

    private static Value Read(string json) => ValueJson.Read(JsonElement.Parse(json));
}
