namespace Rezolve.Json;

/// <summary>Finds the word that was probably meant.</summary>
public static class NearMiss
{
    private const int LongestWord = 100;

    /// <summary>
    /// The candidate nearest to a word: a letter wrong, missing, added or swapped with its neighbour counts one, a capital counts nothing;
    /// at most a third of the longer word's length may differ (but one letter always, in words of more than one letter).
    /// The first of several equally near wins.
    /// </summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What would have been understood.</param>
    /// <returns>Null where nothing is near, or where the word itself is a candidate.</returns>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = int.MaxValue;
        if (word.Length > LongestWord)
            return null;
        foreach (var candidate in candidates)
        {
            if (candidate == word)
                return null;
            if (candidate.Length > LongestWord)
                continue;
            var longer = Math.Max(word.Length, candidate.Length);
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance <= Math.Max(longer / 3, longer > 1 && Math.Min(word.Length, candidate.Length) > 1 ? 1 : 0))
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    // Damerau-Levenshtein in its restricted form: a swapped pair is not edited again.
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var above = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(substitution, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[right.Length];
    }
}
