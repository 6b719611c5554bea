using System.Text;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Tests.Programs.Layouts;

public sealed class DocumentScanTests
{
    private static readonly JsonPathLimits Limits = new(10_000, 1_000, 4);

    [Theory]
    [InlineData("$.a", """{"a":1}""", "1")]
    [InlineData("$.a.b", """{"a":{"x":[1,{"b":0}],"b":"t"}}""", "\"t\"")]
    [InlineData("$.a.b", """{"a":[{"b":1}]}""", "undefined")]
    [InlineData("$", """{"a":[1, 2]}""", """{"a":[1,2]}""")]
    [InlineData("$.a[1]", """{"a":[1,2,3]}""", "2")]
    [InlineData("$.a[1].b", """{"a":[{"b":1},{"c":0,"b":{"d":[]}}]}""", """{"d":[]}""")]
    [InlineData("$.a[*].b", """{"a":[{"b":1},{"c":0},{"b":3}]}""", "[1,3]")]
    [InlineData("$.a[*]", """{"a":{"x":1,"y":2}}""", "[1,2]")]
    [InlineData("$.a[?@.k == 1].v", """{"a":[{"k":0,"v":"no"},{"k":1,"v":"yes"}]}""", "[\"yes\"]")]
    [InlineData("$.a[?@.k == 1].v", """{"a":[{"v":"no","k":0},{"v":"yes","k":1}]}""", "[\"yes\"]")]
    [InlineData("$.a[?@.k == 1]", """{"a":[{"v":"yes","k":1.0}, 7]}""", """[{"v":"yes","k":1.0}]""")]
    [InlineData("$.a[?@.k == 'x' && @.m == null].v", """{"a":[{"k":"x","v":1},{"k":"x","v":2,"m":null}]}""", "[2]")]
    [InlineData("$.a[?@.k == 'é'].v.w", """{"a":[{"k":"\u00e9","v":{"w":1}}]}""", "[1]")]
    [InlineData("$.a[-1]", """{"a":[1,2,3]}""", "3")]
    [InlineData("$.a[0:2]", """{"a":[1,2,3]}""", "[1,2]")]
    [InlineData("$..b", """{"a":{"b":1},"b":2}""", "[2,1]")]
    [InlineData("$.a[?@.k == $.wanted].v", """{"a":[{"k":1,"v":"x"},{"k":2,"v":"y"}],"wanted":2}""", "[\"y\"]")]
    public void A_path_gives_its_values(string path, string document, string expected) =>
        Assert.Equal(expected, Read(path, document));

    [Theory]
    [InlineData("$.a", """{"a":1,"a":2}""", "2")]
    [InlineData("$.a.b", """{"a":{"b":1},"a":{"c":2}}""", "undefined")]
    [InlineData("$.a.b", """{"a":{"b":1},"a":7}""", "undefined")]
    [InlineData("$.a[*].b", """{"a":[{"b":1},{"b":2,"b":3},{"b":4}],"c":0}""", "[1,3,4]")]
    [InlineData("$.a[*].b[*]", """{"a":[{"b":[1]},{"b":[2,3],"b":[4]}]}""", "[1,4]")]
    [InlineData("$.a[?@.k == 1].v", """{"a":[{"k":1,"v":"x","k":2}]}""", "[]")]
    [InlineData("$.a[?@.k == 1].v", """{"a":[{"k":2,"v":"x","k":1}]}""", "[\"x\"]")]
    [InlineData("$[*]", """{"a":1,"b":2,"a":3}""", "[2,3]")]
    [InlineData("$.ab", """{"\u0061b":5}""", "5")]
    [InlineData("$['\uFFFD']", """{"\ud800":5}""", "5")]
    public void Of_members_with_one_name_the_last_counts(string path, string document, string expected) =>
        Assert.Equal(expected, Read(path, document));

    [Fact]
    public void The_same_path_has_the_same_slot()
    {
        var builder = new DocumentLayoutBuilder(Limits);
        Assert.Equal(builder.Bind(JsonPath.Parse("$.a['b']")), builder.BindChain(["a", "b"]));
        Assert.NotEqual(builder.Bind(JsonPath.Parse("$.a")), builder.BindChain(["a", "b"]));
        Assert.Equal(2, builder.SlotCount);
    }

    [Fact]
    public void Paths_are_classed()
    {
        var builder = new DocumentLayoutBuilder(Limits);
        foreach (var path in new[] { "$.a[0].b[*]", "$.f[?@.id == 1].v", "$..x", "$.f[?@.id > 1].v", "$.a[-1]" })
            builder.Bind(JsonPath.Parse(path));
        Assert.Equal(
            [LayoutPathClass.Streamed, LayoutPathClass.Streamed, LayoutPathClass.Captured, LayoutPathClass.Captured, LayoutPathClass.Captured],
            builder.Build().Paths.Select(path => path.Class));
    }

    [Theory]
    [InlineData("""{"a":1""", 6, "Syntax")]
    [InlineData("""{"a":}""", 5, "Syntax")]
    [InlineData("""{"a":1} x""", 8, "Syntax")]
    [InlineData("", 0, "Syntax")]
    [InlineData("{\n\"a\":tru}", 9, "Syntax")]
    public void What_is_no_JSON_is_a_fault_with_its_place(string document, int offset, string kind)
    {
        var fault = Scan("$.a", document, out _);
        Assert.Equal((kind, offset), (fault!.Kind.ToString(), fault.Offset));
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "Depth")]
    public void Nesting_has_a_limit(int depth, string? expected) =>
        Assert.Equal(expected, Scan("$.a", new string('[', depth) + new string(']', depth), out _)?.Kind.ToString());

    [Fact]
    public void Records_are_given_in_order_while_the_page_is_read()
    {
        var rows = new DocumentLayoutBuilder(Limits);
        var id = rows.BindChain(["id"]);
        var page = new DocumentLayoutBuilder(Limits);
        var next = page.BindChain(["next"]);
        Assert.True(page.Records(JsonPath.Parse("$.items[*]"), rows.Build()));
        var scan = new DocumentScan(page.Build());
        var seen = new List<string>();
        var fault = scan.Run(
            """{"items":[{"id":1},{"x":0},{"id":"3"}],"next":"n"}"""u8.ToArray(),
            record => seen.Add($"{SlotValues.Read(record, id, false)} of {SlotValues.Decode(record, record.Whole)}"));
        Assert.Null(fault);
        Assert.Equal(["1 of {\"id\":1}", "undefined of {\"x\":0}", "\"3\" of {\"id\":\"3\"}"], seen);
        Assert.Equal("\"n\"", SlotValues.Read(scan.Slots, next, false).ToString());
    }

    [Fact]
    public void A_repeated_list_of_records_is_a_fault_not_a_second_helping()
    {
        var page = new DocumentLayoutBuilder(Limits);
        page.Records(JsonPath.Parse("$.items[*]"), DocumentLayout.Empty);
        var count = 0;
        var fault = new DocumentScan(page.Build()).Run("""{"items":[1],"items":[2,3]}"""u8.ToArray(), _ => count++);
        Assert.Equal((ScanFaultKind.RepeatedRecords, 1), (fault!.Kind, count));
    }

    [Fact]
    public void Several_steps_may_lead_into_one_element()
    {
        var builder = new DocumentLayoutBuilder(Limits);
        var paths = new[] { "$.a[0]", "$.a[*].v", "$.a[?@.k == 1].v", "$.a[?@.v == 2].k", "$.a", "$.a[0].k" };
        var slots = paths.Select(path => builder.Bind(JsonPath.Parse(path))).ToList();
        var scan = new DocumentScan(builder.Build());
        Assert.Null(scan.Run("""{"a":[{"k":1,"v":2},{"v":3,"k":1}]}"""u8.ToArray()));
        Assert.Equal(
            ["""{"k":1,"v":2}""", "[2,3]", "[2,3]", "[1]", """[{"k":1,"v":2},{"v":3,"k":1}]""", "1"],
            slots.Select(slot => SlotValues.Read(scan.Slots, slot, true).ToString()));
    }

    private static string Read(string path, string document)
    {
        Assert.Null(Scan(path, document, out var value));
        return value;
    }

    private static ScanFault? Scan(string path, string document, out string value)
    {
        var builder = new DocumentLayoutBuilder(Limits);
        var slot = builder.Bind(JsonPath.Parse(path));
        var scan = new DocumentScan(builder.Build());
        var fault = scan.Run(Encoding.UTF8.GetBytes(document));
        value = fault is null ? SlotValues.Read(scan.Slots, slot, listDue: true).ToString() : "";
        return fault;
    }
}
