using System.Globalization;
using System.Text;
using Architecture.Tree;

namespace Architecture.Inventory;

/// <summary>
/// Every known failure of such systems (C) and every point at which a process may end (K) has a test that is named after it, or is excused with its
/// reason. <c>Inventory.txt</c> lists them; it is written by this test.
/// </summary>
public sealed class InventoryTests
{
    private const int Failures = 44;
    private const int Points = 13;

    private static readonly Dictionary<int, string> Unnamed = new()
    {
        [38] = "what another product costs is no behaviour of this one",
        [42] = "there is no door yet through which somebody but the operator links tickets",
    };

    private static readonly Dictionary<int, string> Unmet = new()
    {
    };

    [Fact]
    public void Every_known_failure_and_every_point_has_a_test_or_an_excuse()
    {
        var wrong = Wrong('C', Failures, Unnamed).Concat(Wrong('K', Points, Unmet)).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_list_is_up_to_date()
    {
        var text = new StringBuilder("Which test stands for which number of the design. Written by InventoryTests.\n");
        Append(text, "Known failures of such systems", 'C', Failures, Unnamed);
        Append(text, "Points at which a process may end", 'K', Points, Unmet);

        Generated.Same(Repository.Full("tests/Architecture/Inventory/Inventory.txt"), text.ToString());
    }

    private static IEnumerable<string> Wrong(char letter, int last, Dictionary<int, string> excused)
    {
        var tests = NumberedTests.Of(letter);
        foreach (var number in Enumerable.Range(1, last))
        {
            if (!tests.Contains(number) && !excused.ContainsKey(number))
                yield return $"{letter}{number} has no test: name one {letter}{number}_…, or excuse it with its reason.";
            if (tests.Contains(number) && excused.ContainsKey(number))
                yield return $"{letter}{number} has a test and needs no excuse.";
        }
        foreach (var unknown in tests.Where(test => test.Key < 1 || test.Key > last))
            yield return $"{letter}{unknown.Key} is no number of the design: {unknown.First()}.";
    }

    private static void Append(StringBuilder text, string title, char letter, int last, Dictionary<int, string> excused)
    {
        var tests = NumberedTests.Of(letter);
        text.Append(CultureInfo.InvariantCulture, $"\n{title}\n\n");
        foreach (var number in Enumerable.Range(1, last))
        {
            string[] lines = excused.TryGetValue(number, out var why) ? [$"none: {why}"] : [.. tests[number]];
            for (var at = 0; at < lines.Length; at++)
                text.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? $"{letter}{number}" : ""),-4} {lines[at]}\n");
        }
    }
}
