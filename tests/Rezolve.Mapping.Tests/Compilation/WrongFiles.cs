using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Compilation;

/// <summary>The tables of mistakes in the folders named Wrong. With REZOLVE_UPDATE=1 what is expected is written anew, to be read before it is committed.</summary>
internal static class WrongFiles
{
    private static readonly string Folder = Repository.PathOf("tests/Rezolve.Mapping.Tests/Compilation/Wrong");

    /// <summary>The good manifest.</summary>
    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Folder, WrongCase.FileName));

    /// <summary>The wrong manifests by file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> All { get; } = Load(Folder, wrong => wrong.Judge(Manifest));

    /// <summary>The mistakes of a folder by file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<WrongCase>> Load(
        string folder, Func<WrongCase, IReadOnlyList<Diagnostic>> judge, Func<IEnumerable<Diagnostic>, string>? render = null) =>
        Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => LoadFile(path, judge, render ?? WrongCase.Render));

    private static IReadOnlyList<WrongCase> LoadFile(
        string path, Func<WrongCase, IReadOnlyList<Diagnostic>> judge, Func<IEnumerable<Diagnostic>, string> render)
    {
        var cases = Parse(File.ReadAllText(path)).ToList();
        if (!Goldens.IsUpdating)
            return cases;
        cases = [.. cases.Select(one => one with { Expected = render(judge(one)) })];
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
