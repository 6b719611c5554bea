using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Compilation;

/// <summary>The tables of mistakes in the folder Wrong. With REZOLVE_UPDATE=1 what is expected is written anew, to be read before it is committed.</summary>
internal static class WrongFiles
{
    private static readonly string Folder = Repository.PathOf("tests/Rezolve.Mapping.Tests/Compilation/Wrong");

    /// <summary>The good manifest.</summary>
    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Folder, WrongCase.FileName));

    /// <summary>The mistakes by file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> All { get; } =
        Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileNameWithoutExtension(path), Load);

    private static IReadOnlyList<WrongCase> Load(string path)
    {
        var cases = Parse(File.ReadAllText(path)).ToList();
        if (!Goldens.IsUpdating)
            return cases;
        cases = [.. cases.Select(one => one with { Expected = WrongCase.Render(one.Judge(Manifest)) })];
        File.WriteAllText(path, string.Join('\n', cases.Select(one => $"# {one.Title}\n{string.Join('\n', one.Instructions)}\n{one.Expected}")));
        return cases;
    }

    private static IEnumerable<WrongCase> Parse(string text)
    {
        foreach (var section in ("\n" + text).Split("\n# ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = section.TrimEnd('\n').Split('\n');
            var expected = lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line + "\n");
            yield return new WrongCase(
                lines[0], [.. lines.Skip(1).Where(line => line.Length > 0 && !line.StartsWith("> ", StringComparison.Ordinal))], string.Concat(expected));
        }
    }
}
