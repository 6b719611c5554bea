using System.Text;
using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Reading;

public sealed class AuthoredJsonTests
{
    private static AuthoredDocument Parse(string text) => AuthoredJson.Parse(Encoding.UTF8.GetBytes(text), new JsonLimits(10_000, 64));

    [Fact]
    public void Comments_and_trailing_commas_are_accepted_and_comments_kept()
    {
        var document = Parse("// head\n{\"a\": 1, /* mid */ \"b\": [1, 2,], }\n// tail");

        Assert.Empty(document.Faults);
        Assert.Equal(["// head", "/* mid */", "// tail"], document.Comments.Select(comment => comment.Text));
        Assert.Equal([false, true, false], document.Comments.Select(comment => comment.IsBlock));
        Assert.Equal(new JsonLinePosition(2, 10), document.PositionOf(document.Comments[1].Start));
    }

    [Fact]
    public void A_node_knows_its_place_and_its_key()
    {
        var document = Parse("{\n  \"name\": \"x\",\n  \"list\": [ true ]\n}");
        var name = document.Root!["name"]!;

        Assert.Equal(("name", 4, 10, 12, 15), (name.Name, name.KeyStart, name.KeyEnd, name.Start, name.End));
        Assert.Equal("/list/0", document.Root["list"]!.Items[0].Pointer);
        Assert.Equal(0, document.Root["list"]!.Items[0].Index);
        Assert.Same(document.Root, name.Parent);
        Assert.Equal("", document.Root.Pointer);
        Assert.Equal(document.Root.End, Encoding.UTF8.GetByteCount("{\n  \"name\": \"x\",\n  \"list\": [ true ]\n}"));
    }

    [Fact]
    public void Values_come_out_as_written()
    {
        var root = Parse("""{"s":"a\u00e9\n\ud83d\ude00","n":9007199254740993.10,"i":-42,"t":true,"f":false,"z":null}""").Root!;

        Assert.Equal("aé\n😀", root["s"]!.String);
        Assert.Equal("9007199254740993.10", root["n"]!.Text);
        Assert.Null(root["n"]!.Integer);
        Assert.Equal(-42, root["i"]!.Integer);
        Assert.Equal([true, false], [root["t"]!.Boolean!.Value, root["f"]!.Boolean!.Value]);
        Assert.Equal((null, null, JsonValueKind.Null), (root["z"]!.Boolean, root["z"]!.Text, root["z"]!.Kind));
        Assert.Null(root["nothing"]);
        Assert.Null(root["s"]!["inner"]);
    }

    [Fact]
    public void An_element_has_no_comments_and_keeps_digits()
    {
        var element = Parse("{ /* c */ \"a\" : [ 1.50, \"x\", ], \"b\": {} }").Root!.ToElement();

        Assert.Equal("{\"a\":[1.50,\"x\"],\"b\":{}}", element.GetRawText());
    }

    [Fact]
    public void A_byte_order_mark_does_not_move_columns()
    {
        var document = Parse("\uFEFF{\"é\": ?}");

        Assert.Equal("1:7", document.Faults[0].Position.ToString());
        Assert.Equal("{\"é\": ?}", document.LineText(1));
        Assert.Equal("", document.LineText(2));
    }

    [Fact]
    public void Columns_count_utf16_units()
    {
        var document = Parse("{\"😀\": 1}");

        Assert.Equal(new JsonLinePosition(1, 8), document.PositionOf(document.Root!["😀"]!.Start));
        Assert.Equal(document.Root["😀"]!.Start, document.OffsetOf(new JsonLinePosition(1, 8)));
    }

    [Fact]
    public void Every_line_end_counts_once()
    {
        var document = Parse("{\r\n\"a\":\r1,\n\"b\": 2}");

        Assert.Equal(4, document.LineCount);
        Assert.Equal(["{", "\"a\":", "1,", "\"b\": 2}"], Enumerable.Range(1, 4).Select(document.LineText));
        Assert.Equal("4:6", document.PositionOf(document.Root!["b"]!.Start).ToString());
    }

    [Fact]
    public void A_duplicate_key_is_a_fault_with_both_places()
    {
        var document = Parse("{\n  \"a\": 1,\n  \"\\u0061\": 2\n}");
        var fault = Assert.Single(document.Faults);

        Assert.Equal(JsonFaultKind.DuplicateKey, fault.Kind);
        Assert.Equal("3:3: The key \"a\" is already used at 2:3. Keep one of the two, or rename one.", fault.ToString());
        Assert.Equal((4, new JsonLinePosition(2, 3)), (fault.OtherOffset, fault.OtherPosition));
        Assert.Equal(2, document.Root!.Members.Count);
        Assert.Equal(2, document.Root["a"]!.Integer);
    }

    [Fact]
    public void Pointers_and_offsets_lead_to_each_other()
    {
        var document = Parse("{\"a/b\": [10, {\"c~d\": true}]}");

        Assert.Equal("/a~1b/1/c~0d", document.PointerAt(document.NodeAt("/a~1b/1/c~0d")!.Start));
        Assert.Equal("/a~1b", document.PointerAt(2));
        Assert.Equal("", document.PointerAt(0));
        Assert.Null(document.PointerAt(99));
        Assert.Null(document.NodeAt("/a~1b/01"));
        Assert.Null(document.NodeAt("/a~1b/2"));
        Assert.Null(document.NodeAt("a"));
        Assert.Null(document.NodeAt("/~2"));
        Assert.Same(document.Root, document.NodeAt(""));
    }

    [Fact]
    public void Several_faults_are_told_in_one_go()
    {
        var document = Parse("{\n  a: 1\n  \"b\": True,\n  \"c\": 012,\n  \"d\": \"x\ty\"\n}");

        Assert.Equal(
            [
                "2:3: The key a is not in double quotes. Write \"a\".",
                "3:3: Expected a comma or }, found '\"'. Put a comma after the value before.",
                "3:8: True is not a JSON value. Put text in double quotes; true, false and null are written in lower case.",
                "4:8: 012 is not a JSON number. Write digits without + or leading zeros, with a digit on both sides of the point; or put it in double quotes.",
                "5:10: A tab cannot stand in text as it is. Write it as \\t.",
            ],
            document.Faults.Select(fault => fault.ToString()));
        Assert.Equal(1, document.Root!["a"]!.Integer);
        Assert.Equal("x\ty", document.Root["d"]!.String);
    }

    [Fact]
    public void The_tree_up_to_the_fault_is_given()
    {
        var document = Parse("{\"a\": {\"b\": [1, 2");

        Assert.Equal("1:13: This array is never closed. Close it with ].", Assert.Single(document.Faults).ToString());
        Assert.Equal(2, document.NodeAt("/a/b/1")!.Integer);
    }

    [Fact]
    public void Depth_has_a_limit()
    {
        var fine = AuthoredJson.Parse(Encoding.UTF8.GetBytes("[[[1]]]"), new JsonLimits(100, 3));
        var deep = AuthoredJson.Parse(Encoding.UTF8.GetBytes("[[[[1]]]]"), new JsonLimits(100, 3));

        Assert.Empty(fine.Faults);
        Assert.Equal("1:4: This is nested 4 deep; the limit is 3. Nest less.", Assert.Single(deep.Faults).ToString());
        Assert.Equal(JsonFaultKind.TooDeep, deep.Faults[0].Kind);
    }

    [Fact]
    public void Size_has_a_limit()
    {
        var document = AuthoredJson.Parse(Encoding.UTF8.GetBytes("[1,2,3]"), new JsonLimits(6, 64));

        Assert.Null(document.Root);
        Assert.Equal("1:1: The text has 7 bytes; the limit is 6. Split it, or raise the limit.", Assert.Single(document.Faults).ToString());
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_one_fault_and_the_tree_before_them_stays()
    {
        byte[] bytes = [.. "{\"a\": 1, \"b\": \""u8, 0xff, .. "\"}"u8];
        var document = AuthoredJson.Parse(bytes, new JsonLimits(100, 64));

        Assert.Equal("1:16: This byte is not UTF-8. Save the file with the encoding UTF-8.", Assert.Single(document.Faults).ToString());
        Assert.Equal(1, document.Root!["a"]!.Integer);
    }

    [Theory]
    [InlineData("", "1:1: The text is empty. Write a JSON value, for example {}.")]
    [InlineData("  // only\n", "2:1: The text is empty. Write a JSON value, for example {}.")]
    [InlineData("{} {}", "1:4: Nothing may follow the value, but '{' does. Remove what follows, or put it inside.")]
    [InlineData("{\"a\" 1}", "1:6: Expected a colon after the key \"a\", found '1'. Write \"key\": value.")]
    [InlineData("{\"a\":}", "1:6: Expected a value, found '}'. Write text in double quotes, a number, true, false, null, [ or {.")]
    [InlineData("{\"a\":1]", "1:7: Expected a comma or }, found ']'. Close the object with }.")]
    [InlineData("[1;2]", "1:3: Expected a comma or ], found ';'. Close the array with ].")]
    [InlineData("{'a':1}", "1:2: Expected a key in double quotes, found '''. Write \"key\": value.")]
    [InlineData("['a']", "1:2: Text is written in double quotes. Replace each ' by \".")]
    [InlineData("[\"a\n\"]", "1:2: This text is never closed. Close it with a double quote on the same line; write a line break as \\n.")]
    [InlineData("[\"a", "1:2: This text is never closed. Close it with a double quote on the same line; write a line break as \\n.")]
    [InlineData("[1] /* x", "1:5: This comment is never closed. Close it with */.")]
    [InlineData("[\"\\x\"]", "1:3: This backslash does not start an escape that JSON knows. Write a backslash as \\\\.")]
    [InlineData("[\"\\u12\"]", "1:3: This backslash does not start an escape that JSON knows. Give four hexadecimal digits after \\u.")]
    [InlineData("[\"\\ud800\"]", "1:2: This text holds half of a character pair (a lone \\uD800 to \\uDFFF). Write both halves, or the character itself.")]
    [InlineData("[\"\u0001\"]", "1:3: The control character U+0001 cannot stand in text as it is. Write it as \\u0001, or remove it.")]
    [InlineData("[,]", "1:2: Expected a value, found ','. Write text in double quotes, a number, true, false, null, [ or {.")]
    [InlineData("[1,,2]", "1:4: Expected a value, found ','. Write text in double quotes, a number, true, false, null, [ or {.")]
    [InlineData("[NaN]", "1:2: NaN is not a JSON value. Put text in double quotes; true, false and null are written in lower case.")]
    [InlineData("/", "1:1: Expected a value, found '/'. Write text in double quotes, a number, true, false, null, [ or {.")]
    [InlineData("\0", "1:1: Expected a value, found U+0000. Write text in double quotes, a number, true, false, null, [ or {.")]
    public void Each_mistake_has_a_place_and_a_remedy(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Parse(text).Faults).ToString());
}
