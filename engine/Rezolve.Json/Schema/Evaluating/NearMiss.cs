namespace Rezolve.Json.Schema.Evaluating;

/// <summary>Finds the candidate a mistyped word most likely meant.</summary>
internal static class NearMiss
{
    private const int LongestWord = 64;

    /// <summary>The nearest candidate within a third of the word's length; null if none is near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord) return null;
        return candidates
            .Where(candidate => candidate != word && Math.Abs(candidate.Length - word.Length) <= Allowed(word))
            .Select(candidate => (Candidate: candidate, Edits: Edits(word, candidate)))
            .Where(found => found.Edits <= Allowed(word))
            .OrderBy(found => found.Edits).ThenBy(found => found.Candidate, StringComparer.Ordinal)
            .Select(found => found.Candidate)
            .FirstOrDefault();
    }

    private static int Allowed(string word) => Math.Max(1, word.Length / 3);

    // Case is ignored: a wrong capital is the nearest miss of all.
    private static int Edits(string from, string to)
    {
        var above = Enumerable.Range(0, to.Length + 1).ToArray();
        var row = new int[to.Length + 1];
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                row[j] = Math.Min(above[j - 1] + (same ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
            }
            (above, row) = (row, above);
        }
        return above[to.Length];
    }
}
