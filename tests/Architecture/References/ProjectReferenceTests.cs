using System.Xml.Linq;
using Architecture.Tree;

namespace Architecture.References;

/// <summary>Rezolve.Json ← Rezolve.Mapping ← Cli and stores, and versions in one place.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("Rezolve.Json")]
    [InlineData("Rezolve.Mapping", "Rezolve.Json")]
    [InlineData("Rezolve.Mapping.LiteDb", "Rezolve.Mapping")]
    [InlineData("Rezolve.Mapping.Simulation", "Rezolve.Mapping")]
    [InlineData("Rezolve.Mapping.Cli", "Rezolve.Mapping", "Rezolve.Mapping.LiteDb", "Rezolve.Mapping.Simulation")]
    public void References_exactly(string project, params string[] others) =>
        Assert.Equal(others, Items(Load($"engine/{project}/{project}.csproj"), "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void The_engine_has_no_other_project() =>
        Assert.Equal(["Rezolve.Json", "Rezolve.Mapping", "Rezolve.Mapping.Cli", "Rezolve.Mapping.LiteDb", "Rezolve.Mapping.Simulation"], Projects.Where(path => path.StartsWith("engine/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Json_stands_on_the_platform_alone() => Assert.Empty(Items(Load("engine/Rezolve.Json/Rezolve.Json.csproj"), "PackageReference"));

    [Fact]
    public void Versions_stand_in_one_file_only() => Violations.None(
        "Package versions stand in Directory.Packages.props.",
        from path in Projects
        from reference in Load(path).Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null || reference.Element("Version") is not null
        select $"{path}: {reference}");

    [Fact]
    public void Versions_are_exact_and_every_one_is_used()
    {
        var used = Files(".csproj").Concat(Files(".props")).Concat(Files(".targets")).SelectMany(path => Items(Load(path), "PackageReference")).ToHashSet();
        Violations.None(
            "A version is an exact number, and of a package some project references.",
            from version in Load("Directory.Packages.props").Descendants("PackageVersion")
            let name = version.Attribute("Include")!.Value
            let number = version.Attribute("Version")!.Value
            where !used.Contains(name) && version.Parent!.Attribute("Label")?.Value != "Transitive" || number.Any(c => c is '*' or '[' or '(' or ',')
            select $"{name} {number}");
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = File.ReadAllText(Repository.Full("Rezolve.Mapping.sln")).Replace('\\', '/');
        Violations.None("Every project is in the solution.", Projects.Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Projects => Files(".csproj");

    private static IEnumerable<string> Files(string ending) => Repository.Files.Where(path => path.EndsWith(ending, StringComparison.Ordinal));

    private static XDocument Load(string path) => XDocument.Load(Repository.Full(path));

    private static IEnumerable<string> Items(XDocument project, string kind) => project.Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
