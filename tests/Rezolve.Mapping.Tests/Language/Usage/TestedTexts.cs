using System.Text;
using System.Text.RegularExpressions;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cases.Kinds;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Schemas;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Checking;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Language.Usage;

/// <summary>
/// What tests and cases say in the language: their files, the texts in their code, and the examples of kinds, which are executed. Where code puts
/// a text together from parts, a member whose name is like no other counts as used where that name stands.
/// </summary>
internal static partial class TestedTexts
{
    private static readonly string[] Endings = [".connector.json", ".case.json", "rezolve.json"];

    /// <summary>What all of it uses.</summary>
    public static UsedMembers Used(LanguageWalk walk)
    {
        var used = new UsedMembers(walk);
        foreach (var file in Files("connectors", "*.json").Concat(Files("tests", "*.json")).Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))))
            Note(used, File.ReadAllBytes(file), Roots);
        var anywhere = walk.Shapes.Select(Written (shape) => new Written.Shaped(shape))
            .Concat(walk.Families.Select(Written (family) => new Written.Tagged(family)))
            .Concat(walk.Shapes.Select(Written (shape) => new Written.Map(new Written.Shaped(shape)))).ToList();
        foreach (var text in Files("tests", "*.cs").SelectMany(file => RawText().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value)))
        {
            if (!Note(used, Encoding.UTF8.GetBytes(text), Roots))
                Note(used, Encoding.UTF8.GetBytes(text), anywhere);
        }
        foreach (var family in walk.Families)
        {
            foreach (var example in family.Kinds.SelectMany(kind => kind.Examples))
                Note(used, Encoding.UTF8.GetBytes(example.Manifest), [new Written.Tagged(family)]);
        }
        var code = string.Join('\n', Files("tests", "*.cs").Select(File.ReadAllText));
        foreach (var only in used.All.GroupBy(construct => construct[(construct.IndexOf('.') + 1)..]).Where(group => group.Count() == 1))
            used.NoteNamed(only.Single(), Regex.IsMatch(code, $@"\\?""{Regex.Escape(only.Key)}\\?""\s*:"));
        return used;
    }

    private static readonly IReadOnlyList<Written> Roots =
        [new Written.Shaped(ConnectorShape.Shape), new Written.Shaped(WorkspaceShape.Shape), new Written.Tagged(CaseKinds.All)];

    // A text counts where it can be only one thing of the language; a text with mistakes shows nothing that works.
    private static bool Note(UsedMembers used, byte[] text, IReadOnlyList<Written> places)
    {
        var document = AuthoredJson.Parse(text, EngineLimits.Usual.Files);
        if (document.Root is not { Kind: System.Text.Json.JsonValueKind.Object, Members.Count: > 0 } root || document.Faults.Count > 0)
            return false;
        var fitting = places.Where(place => Fits(document, root, place)).ToList();
        if (fitting is not [var only])
            return false;
        used.Visit(root, only);
        return true;
    }

    private static bool Fits(AuthoredDocument document, AuthoredNode root, Written place)
    {
        var bag = new DiagnosticBag();
        new StructureChecker(new SourceFile("text", document), bag).Check(root, place);
        return !bag.HasErrors;
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" || part.StartsWith("Wrong", StringComparison.Ordinal)));

    [GeneratedRegex("\"\"\"(?<text>.*?)\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawText();
}
