using System.Globalization;
using Rezolve.Mapping.Benchmarks.Goals;
using Rezolve.Mapping.Benchmarks.Micro;
using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Syncing;
using Rezolve.Mapping.Benchmarks.Tickets;

var root = RepositoryRoot();
var artifacts = Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName;
if (args is ["micro"])
{
    MicroRun.All(artifacts);
    return 0;
}
if (args is [SyncProcess.Word, var url, var file, var count])
    return await SyncProcess.RunAsync(url, file, int.Parse(count, CultureInfo.InvariantCulture));
var tickets = 0;
if (args is [.. var before, "--tickets", var number] && int.TryParse(number, CultureInfo.InvariantCulture, out tickets))
    args = before;
var peers = new Peers(artifacts);
using var files = new TicketFiles();
var goals = new Dictionary<string, Func<IAsyncEnumerable<GoalLine>>>
{
    ["map"] = () => new MapGoals(peers, files).Measure().ToAsyncEnumerable(),
    ["scripts"] = () => ScriptGoals.Measure().ToAsyncEnumerable(),
    ["fetch"] = FetchGoals.MeasureAsync,
    ["files"] = FileGoals.MeasureAsync,
    ["sync"] = () => SyncAsync(files, tickets),
    ["processes"] = () => new ProcessGoals(peers, files, root).Measure().ToAsyncEnumerable(),
};
if (args is not ["goals", .. var parts] || parts.Any(part => !goals.ContainsKey(part)))
{
    Console.Error.WriteLine($"usage: goals [{string.Join('|', goals.Keys)}] | goals sync --tickets N | micro");
    return 2;
}

var isMet = true;
foreach (var (part, measure) in goals)
{
    if (parts.Length > 0 && !parts.Contains(part))
        continue;
    await foreach (var line in measure())
    {
        Console.WriteLine(line);
        isMet &= line.Met;
    }
}
return isMet ? 0 : 1;

static async IAsyncEnumerable<GoalLine> SyncAsync(TicketFiles files, int tickets)
{
    foreach (var line in tickets > 0 ? ScaleGoals.Measure(files, tickets) : [])
        yield return line;
    if (tickets > 0)
        yield break;
    foreach (var line in ReconcileGoals.Measure())
        yield return line;
    using var sync = new SyncGoals(files);
    await foreach (var line in sync.MeasureAsync())
        yield return line;
}

static string RepositoryRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rezolve.Mapping.sln")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("run this from within the repository");
}
