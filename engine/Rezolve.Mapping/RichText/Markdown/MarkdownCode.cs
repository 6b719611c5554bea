using Markdig.Helpers;
using Markdig.Syntax;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>Code of Markdown, line by line.</summary>
internal static class MarkdownCode
{
    /// <summary>The block.</summary>
    public static Model.CodeBlock Of(CodeBlock code)
    {
        var fenced = code as FencedCodeBlock;
        var lines = Enumerable.Range(0, code.Lines.Count).Select(line => Line(code.Lines.Lines[line].Slice, fenced?.Column));
        return new Model.CodeBlock(string.Join('\n', lines), string.IsNullOrWhiteSpace(fenced?.Info) ? null : fenced.Info);
    }

    // Within an item the library takes away blanks that belong to the code: those from the column on in which its fence begins.
    private static string Line(StringSlice slice, int? column)
    {
        if (column is not { } first || slice.Text is not { } text || slice.Start == 0 || slice.IsEmpty)
            return slice.ToString();
        var lineStart = text.LastIndexOf('\n', slice.Start - 1) + 1;
        var start = slice.Start;
        while (start - lineStart > first && text[start - 1] == ' ')
            start--;
        return text[start..(slice.End + 1)];
    }
}
