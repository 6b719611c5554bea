namespace Rezolve.Json.Reading;

/// <summary>The outcome of checking a JSON text without building anything.</summary>
/// <param name="Fault">Why the text is refused; null for a good one.</param>
/// <param name="DuplicateKeys">How many members repeat a key of their object. Counts up to the fault, if there is one.</param>
/// <param name="LoneSurrogates">How many escapes (<c>\uD800</c> to <c>\uDFFF</c>) have no other half. Counts up to the fault.</param>
public readonly record struct JsonCheck(JsonFault? Fault, int DuplicateKeys, int LoneSurrogates)
{
    /// <summary>True if the text may be used.</summary>
    public bool IsOk => Fault is null;
}
