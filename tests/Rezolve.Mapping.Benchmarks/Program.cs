using Rezolve.Mapping.Benchmarks.Contenders;
using Rezolve.Mapping.Benchmarks.Goals;

if (args is not ["goals", ..])
{
    Console.Error.WriteLine("usage: goals");
    return 2;
}

Contender[] contenders = [new Limit(), new Engine(), new Documents(), new Objects(), new Queries()];
var lines = new List<GoalLine>();
foreach (var line in InProcessGoals.Measure(contenders).Concat(new ProcessGoals(RepositoryRoot()).Measure()))
{
    Console.WriteLine(line);
    lines.Add(line);
}
return lines.All(line => line.Met) ? 0 : 1;

static string RepositoryRoot()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rezolve.Mapping.sln")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("run this from within the repository");
}
