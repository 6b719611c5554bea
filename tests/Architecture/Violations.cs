namespace Architecture;

/// <summary>How a broken rule is told: the rule, and every place at once.</summary>
internal static class Violations
{
    /// <summary>Fails with every violation; passes where there is none.</summary>
    /// <param name="rule">The rule, as a sentence.</param>
    /// <param name="found">One line for each place.</param>
    public static void None(string rule, IEnumerable<string> found)
    {
        var places = found.Order(StringComparer.Ordinal).ToList();
        Assert.True(places.Count == 0, $"{rule} {places.Count} break(s) it:\n  {string.Join("\n  ", places)}");
    }
}
