using Rezolve.Mapping.Benchmarks.Contenders;
using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P1 and P2: the map itself.</summary>
internal sealed class MapGoals(Peers peers, TicketFiles files)
{
    private const int Tickets = 100;
    private static readonly (string Name, double Least)[] Faster = [("JsonDocument", 1.8), ("POCO", 2), ("JmesPath.Net", 8), ("jsonata", 25)];

    /// <summary>Measures, and tells.</summary>
    public IEnumerable<GoalLine> Measure()
    {
        var tickets = GeneratedTickets.Some(Tickets);
        var (folder, absent) = Processes.Peers.FindNode() is { } fault ? (null, fault) : peers.InstallJsonata();
        using var jsonata = folder is null ? null : new Jsonata(folder, files.Write(Tickets));
        var (limit, engine) = (new Limit(), new Engine());
        Contender[] others = [new Documents(), new Objects(), new Queries(), .. jsonata is null ? Array.Empty<Contender>() : [jsonata]];
        Contender[] all = [limit, engine, .. others];
        foreach (var contender in all[1..])
            SameOutput.Check(contender.Name, limit.MapAll(tickets), contender.MapAll(tickets));
        var times = Rounds.Time(all, tickets);
        var quiet = Rounds.Quietest([limit, engine], tickets);
        Console.WriteLine($"# {tickets.Average(ticket => ticket.Length):0} bytes a ticket; {string.Join(", ", times.Select(time => $"{time.Key} {time.Value * 1e6:0.00} µs"))}");
        Console.WriteLine($"# least of 400 short rounds: {string.Join(", ", quiet.Select(time => $"{time.Key} {time.Value * 1e6:0.00} µs"))}, {quiet[engine.Name] / quiet[limit.Name]:0.00} ×");
        yield return AtMost("P1 map ≤ 1.25 × the hand-written limit", times[engine.Name] / times[limit.Name], 1.25, "×");
        yield return AtMost("P1 ≤ 64 B allocated per record", Rounds.Allocated(engine, tickets), 64, "B");
        foreach (var (name, least) in Faster)
        {
            var goal = $"P2 ≥ {least} × faster than {name}";
            yield return times.TryGetValue(name, out var peer)
                ? AtLeast(goal, peer / times[engine.Name], least)
                : new GoalLine(goal, null, false, absent);
        }
    }

    private static GoalLine AtMost(string goal, double measured, double most, string unit) =>
        new(goal, $"{measured:0.00} {unit}", measured <= most, "more than it may be; other work on the machine disturbs it, the least of many short rounds above does not");

    private static GoalLine AtLeast(string goal, double ratio, double least) =>
        new(goal, $"{ratio:0.0} ×", ratio >= least, "less than it should be");
}
