using System.Text.Json;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>Diagnostics as JSON: the members of <see cref="Diagnostic"/>, those without a value left out.</summary>
internal static class DiagnosticJson
{
    /// <summary>Writes the members <c>diagnostics</c>, <c>errors</c>, <c>warnings</c> and <c>hints</c>.</summary>
    public static void WriteAll(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteNumber("errors", diagnostics.Count(one => one.Severity == Severity.Error));
        json.WriteNumber("warnings", diagnostics.Count(one => one.Severity == Severity.Warning));
        json.WriteNumber("hints", diagnostics.Count(one => one.Severity == Severity.Hint));
    }

    /// <summary>Writes one diagnostic as an object.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", Word(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        json.WriteString("remedy", diagnostic.Remedy);
        if (diagnostic.DidYouMean is { } meant)
            json.WriteString("didYouMean", meant);
        if (diagnostic.Place is { } place)
            WritePlace(json, place);
        if (diagnostic.Excerpt is { } excerpt)
            json.WriteString("excerpt", excerpt);
        json.WriteEndObject();
    }

    /// <summary>A severity as one word.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "hint",
    };

    private static void WritePlace(Utf8JsonWriter json, SourcePlace place)
    {
        json.WriteStartObject("place");
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteString("pointer", place.Pointer);
        json.WriteEndObject();
    }
}
