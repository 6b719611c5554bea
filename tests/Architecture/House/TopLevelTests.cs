using Architecture.Tree;

namespace Architecture.House;

/// <summary>What a person sees first.</summary>
public sealed class TopLevelTests
{
    private static readonly string[] Folders = ["engine", "connectors", "schemas", "tests"];

    private static readonly string[] Files =
        ["Rezolve.Mapping.sln", "README.md", "LICENSE", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "BannedSymbols.txt", "global.json"];

    private static IEnumerable<string[]> Paths => Repository.Files.Select(path => path.Split('/')).Where(parts => !parts[0].StartsWith('.'));

    [Fact]
    public void Only_the_agreed_names_stand_at_the_top() => Violations.None(
        "The top of the repository holds only the agreed names.",
        Paths.Select(parts => parts.Length == 1 ? (Name: parts[0], Known: Files) : (Name: parts[0], Known: Folders)).Where(item => !item.Known.Contains(item.Name)).Select(item => item.Name).Distinct());

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("engine/README.md")]
    [InlineData("connectors/README.md")]
    [InlineData("tests/README.md")]
    [InlineData(".ci/run")]
    public void Stands_where_people_look(string path) => Assert.True(File.Exists(Repository.Full(path)), $"There is no {path}.");

    [Fact]
    public void No_two_folders_differ_only_in_case() => Violations.None(
        "Folders differ in more than case.",
        Paths.Where(parts => parts.Length > 1).Select(parts => string.Join('/', parts[..^1])).Distinct().GroupBy(path => path, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1).Select(group => string.Join(" and ", group)));

    [Fact]
    public void A_connector_holds_no_code_of_the_engine() => Violations.None(
        "Connectors are manifests, scripts and cases; none holds C#.",
        Repository.Files.Where(path => path.StartsWith("connectors/", StringComparison.Ordinal) && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal))));
}
