using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Architecture.Tree;

namespace Architecture.Licences;

/// <summary>What ships carries a licence that lets everyone use it. The list is reviewed; the facts come from the packages themselves.</summary>
public sealed class LicenceTests
{
    private const string Reviewed = "tests/Architecture/Licences.txt";

    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL", "ISC", "Unlicense", "0BSD"];

    [Fact]
    public void The_list_is_the_one_reviewed() =>
        Generated.Same(Repository.Full(Reviewed), string.Concat(Shipped().Select(package => $"{package.Name} {package.Licence}\n").Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_licence_is_a_free_one() => Violations.None(
        $"What ships is under one of {string.Join(", ", Allowed)}.",
        Shipped().Where(package => !Allowed.Contains(package.Licence)).Select(package => $"{package.Name} {package.Licence}"));

    // The command says what it runs with. A library has no such file, so what it brings is found from this program's own.
    private static IEnumerable<(string Name, string Licence)> Shipped() => Packages("rezolve", "rezolve").Concat(Packages("Architecture", "Rezolve.Mapping.LiteDb")).Distinct();

    // Only packages with files that run end in the output; analyzers and build tasks do not.
    private static IEnumerable<(string Name, string Licence)> Packages(string program, string root)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{program}.deps.json"));
        using var deps = JsonDocument.Parse(stream);
        var target = deps.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject().ToDictionary(library => library.Name.Split('/')[0]);
        var libraries = deps.RootElement.GetProperty("libraries");
        var reached = new HashSet<string>();
        for (var left = new Queue<string>([root]); left.TryDequeue(out var name);)
        {
            if (!reached.Add(name) || !target.TryGetValue(name, out var library))
                continue;
            if (library.Value.TryGetProperty("dependencies", out var needed))
                needed.EnumerateObject().ToList().ForEach(one => left.Enqueue(one.Name));
            var about = libraries.GetProperty(library.Name);
            if (about.GetProperty("type").GetString() == "package" && library.Value.TryGetProperty("runtime", out _))
                yield return (library.Name.Replace('/', ' '), LicenceOf(about.GetProperty("path").GetString()!));
        }
    }

    private static string LicenceOf(string path)
    {
        var root = typeof(LicenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PackageRoot").Value!;
        var nuspec = Directory.EnumerateFiles(Path.Combine(root, path), "*.nuspec").Single();
        var licence = XDocument.Load(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license");
        return licence?.Attribute("type")?.Value == "expression" ? licence.Value : "unknown";
    }
}
