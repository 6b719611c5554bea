using System.Globalization;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>Diagnostics for people: the first line as compilers write it, so that editors can jump to the place.</summary>
internal static class DiagnosticText
{
    /// <summary>Writes diagnostics in the order given, an empty line between two.</summary>
    public static void WriteAll(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics, Ink ink)
    {
        for (var i = 0; i < diagnostics.Count; i++)
        {
            if (i > 0)
                writer.WriteLine();
            Write(writer, diagnostics[i], ink);
        }
    }

    /// <summary>Writes one diagnostic.</summary>
    public static void Write(TextWriter writer, Diagnostic diagnostic, Ink ink)
    {
        var place = diagnostic.Place is { } found ? ink.Bold(SafeText.Of(found.ToString())) + ": " : "";
        writer.WriteLine($"{place}{Head(diagnostic, ink)}: {SafeText.Of(diagnostic.Message)}");
        if (diagnostic is { Place: { } spot, Excerpt: { } excerpt })
            WriteExcerpt(writer, spot.Line.ToString(CultureInfo.InvariantCulture), SafeText.Of(excerpt), ink);
        if (diagnostic.Place is { Pointer.Length: > 0 } at)
            writer.WriteLine($"  at: {SafeText.Of(at.Pointer)}");
        if (diagnostic.DidYouMean is { } meant)
            writer.WriteLine($"  did you mean: {ink.Green(SafeText.Of(meant))}");
        writer.WriteLine($"  try: {SafeText.Of(diagnostic.Remedy)}");
    }

    private static string Head(Diagnostic diagnostic, Ink ink)
    {
        var head = $"{DiagnosticJson.Word(diagnostic.Severity)} {diagnostic.Code}";
        return diagnostic.Severity switch
        {
            Severity.Error => ink.Red(head),
            Severity.Warning => ink.Yellow(head),
            _ => ink.Cyan(head),
        };
    }

    private static void WriteExcerpt(TextWriter writer, string line, string excerpt, Ink ink)
    {
        var gutter = line;
        foreach (var text in excerpt.Split('\n'))
        {
            writer.WriteLine($"  {ink.Dim(gutter + " |")} {text}");
            gutter = new string(' ', line.Length);
        }
    }
}
