using Rezolve.Mapping.Benchmarks.Goals;
using Rezolve.Mapping.Benchmarks.Micro;
using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Tickets;

var root = RepositoryRoot();
var artifacts = Directory.CreateDirectory(Path.Combine(root, "artifacts")).FullName;
if (args is ["micro"])
{
    MicroRun.All(artifacts);
    return 0;
}
if (args is not ["goals"])
{
    Console.Error.WriteLine("usage: goals | micro");
    return 2;
}

var peers = new Peers(artifacts);
using var files = new TicketFiles();
var isMet = true;
foreach (var line in new MapGoals(peers, files).Measure().Concat(new ProcessGoals(peers, files, root).Measure()))
{
    Console.WriteLine(line);
    isMet &= line.Met;
}
return isMet ? 0 : 1;

static string RepositoryRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rezolve.Mapping.sln")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("run this from within the repository");
}
