namespace Rezolve.Mapping.Cli.Migrating;

/// <summary>The difference of two texts, line by line.</summary>
internal static class LineDiff
{
    private const int Around = 2;
    private const long MostWork = 4_000_000;

    /// <summary>The lines that differ, each begun with <c>-</c> or <c>+</c>, and a few around them, begun with a space; <c>…</c> stands for the rest.</summary>
    public static IEnumerable<string> Of(string before, string after)
    {
        var (old, fresh) = (before.TrimEnd('\n').Split('\n'), after.TrimEnd('\n').Split('\n'));
        var lines = Compare(old, fresh);
        var hidden = false;
        for (var at = 0; at < lines.Count; at++)
        {
            var isNear = Enumerable.Range(at - Around, (Around * 2) + 1).Any(near => near >= 0 && near < lines.Count && lines[near][0] != ' ');
            if (isNear)
                yield return lines[at];
            else if (!hidden)
                yield return "…";
            hidden = !isNear;
        }
    }

    private static List<string> Compare(string[] old, string[] fresh)
    {
        var head = 0;
        while (head < old.Length && head < fresh.Length && old[head] == fresh[head])
            head++;
        var tail = 0;
        while (tail < old.Length - head && tail < fresh.Length - head && old[^(tail + 1)] == fresh[^(tail + 1)])
            tail++;
        return
        [
            .. old[..head].Select(line => " " + line),
            .. Middle(old[head..^tail], fresh[head..^tail]),
            .. old[^tail..].Select(line => " " + line),
        ];
    }

    // The longest common lines; where that were too much work, all old lines go and all new ones come.
    private static IEnumerable<string> Middle(string[] old, string[] fresh)
    {
        if ((long)old.Length * fresh.Length > MostWork)
            return [.. old.Select(line => "-" + line), .. fresh.Select(line => "+" + line)];
        var common = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = fresh.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var lines = new List<string>();
        var (a, b) = (0, 0);
        while (a < old.Length || b < fresh.Length)
        {
            if (a < old.Length && b < fresh.Length && old[a] == fresh[b])
                {
                lines.Add(" " + old[a++]);
                b++;
            }
            else if (a < old.Length && (b == fresh.Length || common[a + 1, b] >= common[a, b + 1]))
                lines.Add("-" + old[a++]);
            else
                lines.Add("+" + fresh[b++]);
        }
        return lines;
    }
}
