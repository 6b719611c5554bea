using System.Globalization;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>How one text becomes another, as a unified diff.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    // Beyond this a table of all pairs would take too much; what lies between the common ends is then shown as a whole.
    private const long MostPairs = 4_000_000;

    /// <summary>The lines of the diff, its head included; none where the texts are the same.</summary>
    /// <param name="file">The file, as the user would write it.</param>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <param name="ink">The colours.</param>
    public static IReadOnlyList<string> Of(string file, string before, string after, Ink ink)
    {
        var edits = Edits(before.Split('\n'), after.Split('\n'));
        var lines = new List<string>();
        for (var at = 0; at < edits.Count;)
        {
            var first = edits.FindIndex(at, edit => edit.Sign != ' ');
            if (first < 0)
                break;
            var last = first;
            for (var next = first; next >= 0 && next - last - 1 <= Context * 2; next = edits.FindIndex(next + 1, edit => edit.Sign != ' '))
                last = next;
            var hunk = edits[Math.Max(at, first - Context)..Math.Min(edits.Count, last + Context + 1)];
            lines.Add(ink.Cyan(Head(hunk)));
            lines.AddRange(hunk.Select(edit => Painted(edit, ink)));
            at = Math.Min(edits.Count, last + Context + 1);
        }
        return lines.Count == 0 ? [] : [ink.Bold($"--- {SafeText.Of(file)}"), ink.Bold($"+++ {SafeText.Of(file)}"), .. lines];
    }

    private static string Painted(Edit edit, Ink ink)
    {
        var line = edit.Sign + SafeText.Of(edit.Line);
        return edit.Sign switch { '-' => ink.Red(line), '+' => ink.Green(line), _ => line };
    }

    private static string Head(List<Edit> hunk) => string.Create(
        CultureInfo.InvariantCulture,
        $"@@ -{hunk[0].Before},{hunk.Count(edit => edit.Sign != '+')} +{hunk[0].After},{hunk.Count(edit => edit.Sign != '-')} @@");

    private static List<Edit> Edits(string[] before, string[] after)
    {
        var head = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = before.Skip(head).Reverse().Zip(after.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var signs = new List<char>();
        signs.AddRange(Enumerable.Repeat(' ', head));
        signs.AddRange(Middle(before[head..^tail], after[head..^tail]));
        signs.AddRange(Enumerable.Repeat(' ', tail));
        var edits = new List<Edit>();
        var (i, j) = (0, 0);
        foreach (var sign in signs)
        {
            edits.Add(new Edit(sign, sign == '+' ? after[j] : before[i], i + 1, j + 1));
            i += sign == '+' ? 0 : 1;
            j += sign == '-' ? 0 : 1;
        }
        return edits;
    }

    // The longest common subsequence, read from its table.
    private static IEnumerable<char> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostPairs)
            return Enumerable.Repeat('-', before.Length).Concat(Enumerable.Repeat('+', after.Length));
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var signs = new List<char>();
        var (x, y) = (0, 0);
        while (x < before.Length || y < after.Length)
        {
            var sign = x == before.Length ? '+' : y == after.Length ? '-' : before[x] == after[y] ? ' ' : common[x + 1, y] >= common[x, y + 1] ? '-' : '+';
            signs.Add(sign);
            x += sign == '+' ? 0 : 1;
            y += sign == '-' ? 0 : 1;
        }
        return signs;
    }

    /// <summary>One line: kept, taken away or added, with its numbers in both texts.</summary>
    private readonly record struct Edit(char Sign, string Line, int Before, int After);
}
