using System.Globalization;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>
/// The rule for patterns: no back reference, no repetition of a group that itself repeats something, no count above 1,000. This refuses the
/// usual mistakes with a reason; for what it cannot see (alternatives that begin alike) the time limit of a match stands behind it.
/// </summary>
internal static class GatePatterns
{
    private const int MostRepetitions = 1_000;

    /// <summary>What is wrong with a pattern, and what to write instead; null where nothing is.</summary>
    public static (string Message, string Remedy)? Check(string pattern, int longest)
    {
        if (pattern.Length > longest)
            return ($"the pattern has {pattern.Length} characters; at most {longest} are allowed", "test for parts of the text one after the other");
        var open = new Stack<bool>();
        var repeats = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var group = false;
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length && (char.IsAsciiDigit(pattern[i + 1]) && pattern[i + 1] != '0' || pattern[i + 1] == 'k'):
                    return ("the pattern refers back to a group, which can take very long to match", "compare the parts with === after matching");
                case '\\': i++; continue;
                case '[': i = EndOfClass(pattern, i); continue;
                case '(':
                    open.Push(repeats);
                    repeats = false;
                    continue;
                case ')':
                    group = repeats;
                    repeats |= open.TryPop(out var outside) && outside;
                    break;
            }
            var most = Repetitions(pattern, i + 1);
            if (most > MostRepetitions && most != int.MaxValue)
                return ($"the pattern repeats more than {MostRepetitions} times", "use * or +, and check the length of what was found");
            if (most > 1 && group)
                return ("the pattern repeats a group that repeats something itself, such as (a+)+, which can take very long to match", "repeat only the inner or only the outer part");
            repeats |= most > 1;
        }
        return null;
    }

    private static int EndOfClass(string pattern, int start)
    {
        var i = start + 1;
        while (i < pattern.Length && pattern[i] != ']')
            i += pattern[i] == '\\' ? 2 : 1;
        return RepeatsAfter(pattern, i) ? i - 1 : i;
    }

    // A repeated class is looked at once more as its closing bracket, so that the repetition behind it counts.
    private static bool RepeatsAfter(string pattern, int close) => close < pattern.Length && Repetitions(pattern, close + 1) > 1;

    // How often what ends before a place may be repeated: 1 where no quantifier stands there, int.MaxValue for no limit.
    private static int Repetitions(string pattern, int at)
    {
        if (at >= pattern.Length)
            return 1;
        if (pattern[at] is '*' or '+')
            return int.MaxValue;
        var close = pattern[at] == '{' ? pattern.IndexOf('}', at) : -1;
        if (close < 0)
            return 1;
        var counts = pattern[(at + 1)..close].Split(',');
        var most = counts.Length == 2 && counts[1].Length == 0 ? "2147483647" : counts[^1];
        return int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
    }
}
