namespace Architecture.Tree;

/// <summary>The files of the repository as they stand on disk, without what builds leave.</summary>
internal static class Repository
{
    private const string Mark = "Rezolve.Mapping.sln";

    private static readonly HashSet<string> Left = ["bin", "obj", "artifacts", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<string>> Paths = new(() => [.. Below(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)]);

    private static readonly Lazy<IReadOnlyList<SourceFile>> Sources = new(() =>
        [.. Paths.Value.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => new SourceFile(path, File.ReadAllText(Full(path))))]);

    /// <summary>Every file, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files => Paths.Value;

    /// <summary>The C# files of the engine.</summary>
    public static IEnumerable<SourceFile> Engine => Sources.Value.Where(file => file.Path.StartsWith("engine/", StringComparison.Ordinal));

    /// <summary>The C# files of the tests.</summary>
    public static IEnumerable<SourceFile> Tests => Sources.Value.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>Every C# file.</summary>
    public static IEnumerable<SourceFile> Code => Sources.Value;

    /// <summary>The full path of a path below the root.</summary>
    public static string Full(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Mark)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Mark}.");
    }

    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => !Left.Contains(file.Name)))
            yield return Path.GetRelativePath(Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
        foreach (var inner in folder.EnumerateDirectories().Where(inner => !Left.Contains(inner.Name)))
        {
            foreach (var path in Below(inner))
                yield return path;
        }
    }
}
