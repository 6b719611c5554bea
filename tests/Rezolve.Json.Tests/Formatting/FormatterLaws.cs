using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Rezolve.Json.Formatting;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Formatting;

public sealed partial class FormatterLaws
{
    private static readonly Gen<string> Blank = OneOf("", "", "", " ", "\n", "\n\n\n", "\t", "\r\n", "// line\n", " // l  \r\n", "/* block */", " /* b */ ", "/* two\n  lines */", "\n  /*\n * star\n */\n");

    private static readonly Gen<string> Gap = Gen.Select(Blank, Blank, (one, other) => one + other);

    private static readonly Gen<string> Scalar = OneOf("1", "-2.50e1", "true", "null", "\"\"", "\"\\u0041 // no\"", "\"ä€😀 /* no */\"", "\"a text of some length\"");

    private static readonly Gen<string> Document = Gen.Recursive<string>((depth, inner) =>
    {
        var value = depth > 3 ? Scalar : Gen.OneOf(Scalar, inner, inner);
        var items = Gen.Select(Gap, value, Gap, (before, text, after) => before + text + after).List[0, 4];
        var members = Gen.Select(Gap, Gap, Gap, value, Gap, (a, b, c, text, d) => (a, b, c, text, d)).List[0, 4];
        return Gen.OneOf(
            Gen.Select(items, Gen.Bool, Gap, (list, comma, end) => "[" + string.Join(",", list) + (comma && list.Count > 0 ? "," : "") + end + "]"),
            Gen.Select(members, Gen.Bool, Gap, (list, comma, end) =>
                "{" + string.Join(",", list.Select((one, i) => $"{one.a}\"k{i}\"{one.b}:{one.c}{one.text}{one.d}")) + (comma && list.Count > 0 ? "," : "") + end + "}"));
    });

    private static readonly Gen<string> Text = Gen.Select(Gap, Document, Gap, (before, text, after) => before + text + after);

    [Fact]
    public void Generated_documents_keep_the_laws() => Gen.Select(Text, Gen.Int[10, 100]).Sample((text, width) => Hold(Encoding.UTF8.GetBytes(text), width));

    [Fact]
    public void Damaged_documents_keep_the_laws_where_they_can_still_be_read()
    {
        var seed = "// head\n{\n  \"a\": [1, 2, /* mid */ 3,], // end\r\n\r\n  \"b\": {\"c\": \"ä€😀\" /* x */},\n}"u8.ToArray();
        foreach (var bytes in FixedSamples.Mutated(seed).Draw(3000, 21))
        {
            if (AuthoredJson.Parse(bytes, Laid.Limits).Faults.Count == 0) Hold(bytes, 40);
            else Assert.Null(JsonFormatter.Format(bytes, JsonStyle.Kept, Laid.Limits).Text);
        }
    }

    [Fact]
    public void The_official_files_keep_the_laws()
    {
        var files = Directory.GetFiles(Path.Combine(SuiteFolder.Find("json-test-suite"), "test_parsing"), "*.json").Select(File.ReadAllBytes).ToList();
        var read = files.Where(bytes => AuthoredJson.Parse(bytes, Laid.Limits).Faults.Count == 0).ToList();
        Assert.InRange(read.Count, 93, files.Count);
        Assert.All(read, bytes => Hold(bytes, 20));
    }

    private static void Hold(byte[] text, int width)
    {
        var style = new JsonStyle(width);
        var once = JsonFormatter.Format(text, style, Laid.Limits).Text!.Value.ToArray();
        Assert.Equal(Encoding.UTF8.GetString(once), Encoding.UTF8.GetString(JsonFormatter.Format(once, style, Laid.Limits).Text!.Value.Span));
        var (before, after) = (AuthoredJson.Parse(text, Laid.Limits), AuthoredJson.Parse(once, Laid.Limits));
        Assert.Equal(before.Root!.ToElement().GetRawText(), after.Root!.ToElement().GetRawText());
        Assert.Equal(Scalars(before.Root!, text), Scalars(after.Root!, once));
        Assert.Equal(before.Comments.Select(Words), after.Comments.Select(Words));
        Assert.False(after.LineText(1).StartsWith('\uFEFF'));
        Assert.DoesNotContain((byte)'\r', once);
        Assert.Equal((byte)'\n', once[^1]);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static string Words(JsonComment comment) => Blanks().Replace(comment.Text, " ").TrimEnd();

    private static List<string> Scalars(AuthoredNode node, byte[] text) => node.Kind is JsonValueKind.Object or JsonValueKind.Array
        ? [.. node.Members.Concat(node.Items).SelectMany(child => Scalars(child, text).Prepend(child.Name ?? ""))]
        : [Encoding.UTF8.GetString(text[node.Start..node.End])];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
