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

    private static int Allowed(string word) => word.Length == 1 ? 0 : Math.Max(1, word.Length / 3);

    // Case is ignored, and two neighbours in the wrong order count as one edit: the misses that fingers make.
    private static int Edits(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) table[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = table[i - 1, j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                var isSwap = i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]);
                if (isSwap) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[from.Length, to.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
