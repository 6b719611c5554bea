namespace Rezolve.Mapping.Diagnostics;

/// <summary>How messages are put together.</summary>
internal static class Sentences
{
    /// <summary>The sentence with its first letter in upper case.</summary>
    public static string Capitalised(this string sentence) =>
        sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
