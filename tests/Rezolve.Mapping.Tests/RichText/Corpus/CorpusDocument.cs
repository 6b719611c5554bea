using System.Text;
using Rezolve.Mapping.RichText;

namespace Rezolve.Mapping.Tests.RichText.Corpus;

/// <summary>A text of the corpus: what it is written in, what it says, and what becomes of it in every format.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Format">What it is written in.</param>
/// <param name="Input">The text.</param>
/// <param name="Expected">What follows it in the file.</param>
internal sealed record CorpusDocument(string Title, string Format, string Input, string Expected)
{
    private static readonly string[] Shown = ["html", "markdown", "plain", "adf", "journal"];

    /// <summary>The text and what becomes of it, as the file says it.</summary>
    public string Render()
    {
        var text = new StringBuilder($"=== {Title} ({Format})\n{Input}\n");
        var reading = RichDocs.Format(Format)!.Read(Input, RichTextLimits.Usual);
        if (reading.Fault is { } fault)
            return text.Append($"--- fault\n{fault}\n\n").ToString();
        text.Append($"--- canonical\n{RichDocs.Canonical(reading.Doc)}");
        var losses = reading.Losses.Select(loss => $"read: {loss}\n").ToList();
        var html = "";
        foreach (var name in Shown)
        {
            var writing = RichDocs.Format(name)!.Write(reading.Doc, WriteOptions.Usual);
            if (name == "html")
                html = writing.Text;
            // A journal says the same as HTML, with signs around it, and loses the same.
            if (name == "journal" && writing.Text == $"[code]{html}[/code]")
                continue;
            text.Append($"--- {name}\n{(name == Format && writing.Text == Input ? "(the same)" : writing.Text)}\n");
            if (name != "journal")
                losses.AddRange(writing.Losses.Select(loss => $"{name}: {loss}\n"));
        }
        return text.Append(losses.Count > 0 ? "--- losses\n" : "").AppendJoin("", losses).Append('\n').ToString();
    }

    /// <summary>The documents of a file.</summary>
    public static IReadOnlyList<CorpusDocument> Read(string file) =>
        [.. ("\n" + file.ReplaceLineEndings("\n")).Split("\n=== ").Skip(1).Select(One)];

    private static CorpusDocument One(string section)
    {
        var (head, rest) = Cut(section, "\n");
        var open = head.LastIndexOf('(');
        var (input, expected) = Cut(rest, "\n--- ");
        return new CorpusDocument(head[..open].Trim(), head[(open + 1)..].TrimEnd(')', ' '), expected.Length == 0 ? input.TrimEnd('\n') : input, "--- " + expected.TrimEnd('\n'));
    }

    private static (string Head, string Tail) Cut(string text, string at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, "") : (text[..index], text[(index + at.Length)..]);
    }
}
