using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P3, P5 and P10: whole processes, start-up included.</summary>
internal sealed class ProcessGoals(Peers peers, TicketFiles files, string root)
{
    private const string Jq = "P3 whole process ≥ 6 × jq on 50,000 tickets";
    private const string Node = "P3 whole process ≥ 1.8 × hand-written Node on 100,000 tickets";
    private const string Resident = "P5 resident growth from 200,000 to 1,000,000 records ≤ 16 MiB";
    private const string Start = "P10 CLI start to first output ≤ 0.5 s";
    private const int Sample = 2000;
    private const int Starts = 9;
    private const double MostGrowth = 16;
    private const double LongestStart = 0.5;

    /// <summary>Measures, and tells.</summary>
    public IEnumerable<GoalLine> Measure()
    {
        var (cli, fault) = peers.PublishCli(root);
        if (cli is null)
            return new[] { Jq, Node, Resident, Start }.Select(goal => new GoalLine(goal, null, false, fault));
        return MeasureAll(cli);
    }

    private IEnumerable<GoalLine> MeasureAll(string cli)
    {
        yield return Try(Jq, () => Compare(cli, Jq, 50_000, 6, Processes.Peers.InstallJq(), RunJq));
        yield return Try(Node, () => Compare(cli, Node, 100_000, 1.8, Processes.Peers.FindNode(), RunNode));
        yield return Try(Resident, () => Grow(cli));
        yield return Try(Start, () => Begin(cli));
    }

    private static GoalLine Try(string goal, Func<GoalLine> measure)
    {
        try
        {
            return measure();
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException)
        {
            return new GoalLine(goal, null, false, problem.Message);
        }
    }

    private GoalLine Compare(string cli, string goal, int count, double least, string? absent, Func<string, string, ChildEnding> peer)
    {
        if (absent is not null)
            return new GoalLine(goal, null, false, absent);
        var (ours, theirs) = (files.Path("ours.ndjson"), files.Path("theirs.ndjson"));
        var sample = files.Write(Sample);
        if ((Map(cli, sample, ours).Fault ?? peer(sample, theirs).Fault) is { } fault)
            return new GoalLine(goal, null, false, fault);
        SameOutput.CheckFiles(goal, ours, theirs);
        var many = files.Write(count);
        var best = Child.BestOf(() => Map(cli, many, ours), () => peer(many, theirs));
        File.Delete(many);
        var ratio = best[1] / best[0];
        return new GoalLine(goal, $"{ratio:0.0} × ({best[0]:0.00} s, {best[1]:0.00} s)", ratio >= least, "less than it should be");
    }

    private static ChildEnding Map(string cli, string input, string output) => Child.Run(cli, Arguments(input, "--out", output));

    private static ChildEnding RunJq(string input, string output) => Child.Run("jq", ["-c", "-f", PeerFiles.Path("tickets.jq"), input], output);

    private static ChildEnding RunNode(string input, string output) => Child.Run("node", [PeerFiles.Path("tickets.mjs"), input, output]);

    private static GoalLine Grow(string cli)
    {
        var block = GeneratedTickets.Some(1000).SelectMany(ticket => ticket.Append((byte)'\n')).ToArray();
        var (first, last) = ResidentGrowth.Measure(cli, Arguments("-", "--out", "/dev/null"), block, 200, 1000);
        return new GoalLine(Resident, $"{last - first:0.0} MiB ({first:0.0} MiB, {last:0.0} MiB)", last - first <= MostGrowth, "it grows");
    }

    private GoalLine Begin(string cli)
    {
        var seconds = FirstOutput.Median(cli, Arguments(files.Write(1)), Starts);
        return new GoalLine(Start, $"{seconds:0.00} s", seconds <= LongestStart, "slower than it should be");
    }

    private static string[] Arguments(string file, params IEnumerable<string> more) =>
        ["map", file, "--connector", TicketConnector.Plain, "--entity", "ticket", .. more];
}
