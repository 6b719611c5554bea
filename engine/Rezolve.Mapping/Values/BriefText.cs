namespace Rezolve.Mapping.Values;

/// <summary>Shows values in messages: never more than a few words of them.</summary>
internal static class BriefText
{
    private const int Longest = 80;

    /// <summary>The value as JSON, cut where it is long.</summary>
    public static string Of(in Value value) => Of(value.ToString());

    /// <summary>The text, cut where it is long; never in the middle of a character.</summary>
    public static string Of(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
