namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>The words by which comments are known: the first that is a K and a number.</summary>
internal static class TalkWords
{
    /// <summary>What corrections begin with.</summary>
    public const string Correction = "[The comment was changed.";

    /// <summary>The token of a text; null where it has none.</summary>
    public static string? TokenOf(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.Length > 1 && word[0] == 'K' && word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0);

    /// <summary>What a line says that tells of a file which did not come along.</summary>
    public const string LeftOut = "was not copied: ";

    /// <summary>What a text says, from its token on, without what is added of files that did not come along.</summary>
    public static string SaidBy(string text) => TokenOf(text) is { } token
        ? string.Join(' ', text[text.IndexOf(token, StringComparison.Ordinal)..].Split('\n').Where(line => !line.Contains(LeftOut, StringComparison.Ordinal))
            .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        : "";
}
