using Rezolve.Mapping.Benchmarks.Contenders;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P4 and P6: what scripts cost, with all limits and a fresh realm for each page; and what a second worker brings.</summary>
internal static class ScriptGoals
{
    /// <summary>Measures, and tells.</summary>
    public static IEnumerable<GoalLine> Measure()
    {
        var tickets = GeneratedTickets.Some(100);
        Contender[] all =
        [
            new PagedEngine("plain", TicketConnector.Plain), new PagedEngine("snippets", TicketConnector.Snippets),
            new PagedEngine("whole", TicketConnector.Whole), new Workers(1), new Workers(2),
        ];
        foreach (var contender in all[1..])
            SameOutput.Check(contender.Name, all[0].MapAll(tickets), contender.MapAll(tickets));
        var times = Rounds.Time(all, tickets);
        Console.WriteLine($"# {string.Join(", ", times.Select(time => $"{time.Key} {time.Value * 1e6:0.00} µs"))}");
        yield return AtMost("P4 three snippets given texts ≤ 2.2 × the plain map", times["snippets"] / times["plain"], 2.2);
        yield return AtMost("P4 a snippet given the whole record ≤ 3 × the plain map", times["whole"] / times["plain"], 3);
        var more = times["1 workers"] / times["2 workers"];
        yield return new GoalLine("P6 two workers ≥ 1.7 × one", $"{more:0.00} ×", more >= 1.7, "a second core that other work uses brings less");
    }

    private static GoalLine AtMost(string goal, double measured, double most) => new(goal, $"{measured:0.00} ×", measured <= most, "more than it may be");
}
