using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>Counts what of a captured value is no text: escapes of half a character.</summary>
internal static class LoneEscapes
{
    private static readonly JsonLimits Unlimited = new(int.MaxValue, Scanning.DocumentScan.Depth);

    /// <summary>How many there are; looked at closely only where there are escapes of surrogates at all.</summary>
    public static int Count(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0
        ? 0
        : JsonReading.Check(json, JsonReadingMode.Answer, Unlimited).LoneSurrogates;
}
