using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.House;

/// <summary>Names say what a thing is.</summary>
public sealed class NameTests
{
    private static readonly string[] Words = ["Manager", "Helper", "Util", "Base", "Impl", "Info", "Data", "Processor"];

    private static readonly string[] Folders = ["Common", "Shared", "Models", "Contracts", "Interfaces"];

    private static readonly Regex Type = new(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+([A-Z]\w*)");

    [Fact]
    public void No_type_hides_its_concept() => Violations.None(
        $"No type name has the word {string.Join(", ", Words)}.",
        from file in Repository.Code
        from Match match in Type.Matches(file.Code)
        let name = match.Groups[1].Value
        where WordsOf(name).Any(word => Words.Any(bad => word == bad || word == bad + "s"))
        select $"{file.Path}: {name}");

    [Fact]
    public void No_folder_is_a_drawer() => Violations.None(
        $"No folder is called {string.Join(", ", Folders)}.",
        Repository.Files.Where(path => path.Split('/')[..^1].Any(Folders.Contains)));

    [Fact]
    public void A_file_is_called_after_a_type_it_holds() => Violations.None(
        "A file of the engine is called after a type it declares, or after the family.",
        from file in Repository.Engine
        where file.Namespace.Length > 0
        let name = Path.GetFileNameWithoutExtension(file.Path).Split('.')[0]
        let family = name.EndsWith('s') ? WordsOf(name).Last()[..^1] : name
        where !Type.Matches(file.Code).Any(match => match.Groups[1].Value == name || match.Groups[1].Value.EndsWith(family, StringComparison.Ordinal))
            && !Regex.IsMatch(file.Code, $@"\bdelegate\b.*\b{name}\b")
        select file.Path);

    private static IEnumerable<string> WordsOf(string name) => Regex.Matches(name, "[A-Z][a-z0-9]*").Select(match => match.Value);
}
