using Rezolve.Mapping.Benchmarks.Contenders;
using Rezolve.Mapping.Benchmarks.Goals;

if (args is not ["goals", ..])
{
    Console.Error.WriteLine("usage: goals");
    return 2;
}

Contender[] contenders = [new Limit(), new Engine(), new Documents(), new Objects()];
var lines = InProcessGoals.Measure(contenders).ToList();
foreach (var line in lines)
    Console.WriteLine(line);
return lines.All(line => line.Met) ? 0 : 1;
