using System.Text;

namespace Rezolve.Mapping.Reconciling.Rules.Texts;

/// <summary>
/// Puts two changes of one text together: by lines, and where both changed the same lines, by words. Changes count as apart where a
/// line, or a word, between them was left as it was.
/// </summary>
internal static class TextMerge
{
    /// <summary>The most pieces of a text that are compared, lines or words: the work grows with their square.</summary>
    public const int MostPieces = 4000;

    /// <summary>The text with both changes; null where they overlap, or where a text has too many pieces.</summary>
    /// <param name="agreed">The text before.</param>
    /// <param name="hub">One side's.</param>
    /// <param name="external">The other's.</param>
    public static string? Of(string agreed, string hub, string external) =>
        Of(agreed, hub, external, TextPieces.Lines, (one, two, three) => Of(one, two, three, TextPieces.Words, (_, _, _) => null));

    private static string? Of(
        string agreed, string hub, string external, Func<string, string[]> split, Func<string, string, string, string?> overlap)
    {
        var (before, ours, theirs) = (split(agreed), split(hub), split(external));
        if (new[] { before, ours, theirs }.Any(pieces => pieces.Length > MostPieces))
            return null;
        var merged = new StringBuilder();
        var at = 0;
        foreach (var region in ChangedRegion.Of(before, ours, theirs))
        {
            merged.AppendJoin("", before[at..region.Start]);
            at = region.End;
            var (was, one, two) = (Join(before[region.Start..region.End]), Join(ours[region.Hub]), Join(theirs[region.External]));
            if ((one == two || two == was ? one : one == was ? two : overlap(was, one, two)) is not { } text)
                return null;
            merged.Append(text);
        }
        return merged.AppendJoin("", before[at..]).ToString();
    }

    private static string Join(string[] pieces) => string.Concat(pieces);
}
