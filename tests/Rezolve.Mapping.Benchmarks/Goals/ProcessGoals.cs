using System.Diagnostics;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Goals;

/// <summary>P3, P5 and P10: whole processes, start-up included. Their files are in a folder of their own below the temporary folder.</summary>
internal sealed class ProcessGoals(string root)
{
    private const string Query =
        "{key: (.id|tostring), type, subject, description: {format: \"plain\", text: .description}, status, priority, requester: {key: (.requester_id|tostring)}, tags: (.tags|sort), createdAt: .created_at, updatedAt: .updated_at, channel: .via.channel}";

    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-goals-").FullName;
    private readonly string _manifest = Path.Combine(AppContext.BaseDirectory, "Tickets", "tickets.connector.json");

    public IEnumerable<GoalLine> Measure()
    {
        try
        {
            return [.. MeasureAll()];
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private IEnumerable<GoalLine> MeasureAll()
    {
        var cli = Publish();
        if (cli is null)
        {
            foreach (var goal in new[] { "P3 ≥ 6 × jq", "P5 growth ≤ 16 MiB", "P10 start ≤ 0.5 s" })
                yield return new GoalLine(goal, null, false, "the command line cannot be published");
            yield break;
        }
        var one = Write("one.ndjson", 1);
        var start = Enumerable.Range(0, 5).Min(_ => Seconds(cli, Arguments(one)));
        yield return new GoalLine("P10 CLI start to first output ≤ 0.5 s", start is null ? null : $"{start:0.00} s", start <= 0.5, "map failed");
        var many = Write("many.ndjson", 50_000);
        var mapped = Enumerable.Range(0, 3).Min(_ => Seconds(cli, Arguments(many)));
        var jq = Seconds("jq", ["-c", Query, many]);
        yield return new GoalLine(
            "P3 whole process ≥ 6 × jq on 50,000 tickets", mapped is null || jq is null ? null : $"{jq / mapped:0.0} × ({mapped:0.00} s)", jq / mapped >= 6, "map or jq failed");
        yield return new GoalLine("P3 whole process ≥ 1.8 × hand-written Node on 100,000 tickets", null, false, "no Node script yet");
        yield return new GoalLine("P5 resident growth from 200,000 to 1,000,000 records ≤ 16 MiB", null, false, "no probe yet");
    }

    private string[] Arguments(string file) => ["map", file, "--connector", _manifest, "--entity", "ticket", "--out", Path.Combine(_folder, "out.ndjson")];

    private string Write(string name, int count)
    {
        var path = Path.Combine(_folder, name);
        using var file = File.Create(path);
        for (var i = 0; i < count; i++)
        {
            file.Write(GeneratedTickets.Ticket(i));
            file.WriteByte((byte)'\n');
        }
        return path;
    }

    private string? Publish()
    {
        var folder = Path.Combine(root, "artifacts", "cli");
        var project = Path.Combine(root, "engine", "Rezolve.Mapping.Cli");
        var done = Seconds("dotnet", ["publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "q", "--nologo"]);
        var cli = Path.Combine(folder, "rezolve");
        return done is not null && File.Exists(cli) ? cli : null;
    }

    private static double? Seconds(string program, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            process.WaitForExit();
            return process.ExitCode == 0 ? clock.Elapsed.TotalSeconds : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
