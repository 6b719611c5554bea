using Rezolve.Mapping.Benchmarks.Goals;
using Rezolve.Mapping.Benchmarks.Processes;
using Rezolve.Mapping.Benchmarks.Tickets;

if (args is not ["goals"])
{
    Console.Error.WriteLine("usage: goals");
    return 2;
}

var root = RepositoryRoot();
var peers = new Peers(Path.Combine(root, "artifacts"));
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
