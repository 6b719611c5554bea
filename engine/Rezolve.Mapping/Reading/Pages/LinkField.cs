namespace Rezolve.Mapping.Reading.Pages;

/// <summary>Reads a Link header field: <c>&lt;target&gt;; rel="a b"; other=x, &lt;target&gt;; …</c> (RFC 8288, section 3).</summary>
internal static class LinkField
{
    /// <summary>The target of the first link with the relation; null where there is none. Text that is no link is passed over.</summary>
    /// <param name="field">The field's value.</param>
    /// <param name="relation">A relation type; compared without regard to case.</param>
    public static string? Find(string field, string relation)
    {
        var rest = field.AsSpan();
        while (NextTarget(ref rest) is { } target)
        {
            if (HasRelation(ref rest, relation))
                return target;
        }
        return null;
    }

    private static string? NextTarget(ref ReadOnlySpan<char> rest)
    {
        var open = rest.IndexOf('<');
        var close = open < 0 ? -1 : rest[open..].IndexOf('>');
        if (close < 0)
            return null;
        var target = rest.Slice(open + 1, close - 1).Trim().ToString();
        rest = rest[(open + close + 1)..];
        return target;
    }

    // Reads the parameters up to the comma that ends this link. Only the first rel counts (section 3.3).
    private static bool HasRelation(ref ReadOnlySpan<char> rest, string relation)
    {
        bool? found = null;
        while (true)
        {
            rest = rest.TrimStart(" \t");
            if (rest.IsEmpty || rest[0] != ';')
                return found ?? false;
            rest = rest[1..].TrimStart(" \t");
            var name = Take(ref rest, rest.IndexOfAny("=;, \t")).ToString();
            rest = rest.TrimStart(" \t");
            var value = rest is ['=', ..] ? ParameterValue(ref rest) : "";
            if (found is null && name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                found = value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Contains(relation, StringComparer.OrdinalIgnoreCase);
        }
    }

    private static string ParameterValue(ref ReadOnlySpan<char> rest)
    {
        rest = rest[1..].TrimStart(" \t");
        return rest is ['"', ..] ? QuotedText(ref rest) : Take(ref rest, rest.IndexOfAny(";, \t")).ToString();
    }

    private static string QuotedText(ref ReadOnlySpan<char> rest)
    {
        var text = new System.Text.StringBuilder();
        var i = 1;
        for (; i < rest.Length && rest[i] != '"'; i++)
        {
            if (rest[i] == '\\' && i + 1 < rest.Length)
                i++;
            text.Append(rest[i]);
        }
        rest = rest[Math.Min(i + 1, rest.Length)..];
        return text.ToString();
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest, int end)
    {
        var taken = end < 0 ? rest : rest[..end];
        rest = rest[taken.Length..];
        return taken;
    }
}
