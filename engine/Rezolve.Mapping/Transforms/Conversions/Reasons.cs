using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>How a reason shows a value: shortened.</summary>
internal static class Reasons
{
    private const int Shown = 60;

    /// <summary>A fault that says what was due and what came.</summary>
    public static Value Expected(string due, in Value found) => found.IsFault ? found : Value.Fault($"expected {due}, found {Show(found)}");

    /// <summary>The value as JSON, cut where it is long.</summary>
    public static string Show(in Value value)
    {
        var text = value.ToString();
        return text.Length <= Shown ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Shown - 2]) ? Shown - 2 : Shown - 1), "…");
    }
}
