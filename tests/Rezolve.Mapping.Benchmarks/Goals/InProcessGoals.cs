using System.Buffers;
using System.Text;
using Rezolve.Mapping.Benchmarks.Contenders;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P1 and P2: the map itself, in one process.</summary>
internal static class InProcessGoals
{
    public static IEnumerable<GoalLine> Measure(IReadOnlyList<Contender> contenders)
    {
        var tickets = Enumerable.Range(0, 100).Select(GeneratedTickets.Ticket).ToArray();
        foreach (var contender in contenders.Where(contender => contender is not Queries))
            CheckEqual(contenders[0], contender, tickets);
        var times = Rounds.Time(contenders, tickets);
        var engine = times["engine"];
        Console.WriteLine($"# {tickets.Average(ticket => ticket.Length):0} bytes a ticket; " + string.Join(", ", times.Select(time => $"{time.Key} {time.Value * 1e6:0.00} µs")));
        var ratio = engine / times["hand-written limit"];
        yield return new GoalLine("P1 map ≤ 1.25 × the hand-written limit", $"{ratio:0.00} ×", ratio <= 1.25);
        var allocated = Rounds.Allocated(contenders.First(contender => contender.Name == "engine"), tickets);
        yield return new GoalLine("P1 ≤ 64 B allocated per record", $"{allocated:0.0} B", allocated <= 64);
        foreach (var (name, least) in new[] { ("JsonDocument", 1.8), ("POCO", 2.0), ("JmesPath.Net", 8.0) })
        {
            if (times.TryGetValue(name, out var peer))
                yield return new GoalLine($"P2 ≥ {least} × faster than {name}", $"{peer / engine:0.0} ×", peer / engine >= least);
            else
                yield return new GoalLine($"P2 ≥ {least} × faster than {name}", null, false, "no contender");
        }
    }

    private static void CheckEqual(Contender expected, Contender actual, byte[][] tickets)
    {
        foreach (var ticket in tickets)
        {
            var (left, right) = (Output(expected, ticket), Output(actual, ticket));
            if (left != right)
                throw new InvalidOperationException($"{actual.Name} gives another output than {expected.Name}:\n{right}\n{left}");
        }
    }

    private static string Output(Contender contender, byte[] ticket)
    {
        var output = new ArrayBufferWriter<byte>();
        contender.Map(ticket, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
