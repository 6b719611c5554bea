using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Tests.Output;

public sealed class DiagnosticTextTests
{
    private static readonly Diagnostic Full = new()
    {
        Code = "RZ1003",
        Severity = Severity.Warning,
        Message = "Something.",
        Remedy = "Do it.",
        DidYouMean = "that",
        Place = new SourcePlace("a.json", 120, 5, "/a/b"),
        Excerpt = "    \"x\": 1\n    ^^^",
    };

    private static readonly Diagnostic Bare = new() { Code = "RZ9001", Severity = Severity.Hint, Message = "Other.", Remedy = "Try." };

    [Fact]
    public void People_see_place_excerpt_near_miss_and_remedy() => Assert.Equal(
        """
        a.json:120:5: warning RZ1003: Something.
          120 |     "x": 1
              |     ^^^
          at: /a/b
          did you mean: that
          try: Do it.

        hint RZ9001: Other.
          try: Try.

        """, Text(new Ink(false), Full, Bare));

    [Fact]
    public void Colours_change_nothing_else()
    {
        var painted = Text(new Ink(true), Full, Bare);
        Assert.NotEqual(Text(new Ink(false), Full, Bare), painted);
        Assert.Equal(Text(new Ink(false), Full, Bare), System.Text.RegularExpressions.Regex.Replace(painted, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Programs_see_every_member()
    {
        var json = JsonDocument.Parse(JsonLine.Of(writer => JsonLine.Object(writer, inner => DiagnosticJson.WriteAll(inner, [Full, Bare])))).RootElement;
        Assert.Equal(
            """{"code":"RZ1003","severity":"warning","message":"Something.","remedy":"Do it.","didYouMean":"that","place":{"file":"a.json","line":120,"column":5,"pointer":"/a/b"},"excerpt":"    \"x\": 1\n    ^^^"}""",
            json.GetProperty("diagnostics")[0].GetRawText());
        Assert.Equal("""{"code":"RZ9001","severity":"hint","message":"Other.","remedy":"Try."}""", json.GetProperty("diagnostics")[1].GetRawText());
        Assert.Equal((0, 1, 1), (json.GetProperty("errors").GetInt32(), json.GetProperty("warnings").GetInt32(), json.GetProperty("hints").GetInt32()));
    }

    [Fact]
    public void Counts_are_words()
    {
        Assert.Equal("no mistakes", Counts.Of([]));
        Assert.Equal("1 warning, 2 hints", Counts.Of([Bare, Full, Bare]));
        Assert.Equal(("1 file", "0 files", "1,200 files"), (Counts.Of(1, "file"), Counts.Of(0, "file"), Counts.Of(1200, "file")));
    }

    private static string Text(Ink ink, params IReadOnlyList<Diagnostic> diagnostics)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        DiagnosticText.WriteAll(writer, diagnostics, ink);
        return writer.ToString();
    }
}
