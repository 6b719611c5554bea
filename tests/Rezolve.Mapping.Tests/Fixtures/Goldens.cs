namespace Rezolve.Mapping.Tests.Fixtures;

/// <summary>Files of the repository that the code writes.</summary>
internal static class Goldens
{
    /// <summary>The variable that makes the tests write the files anew instead of comparing them.</summary>
    public const string Variable = "REZOLVE_UPDATE";

    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable(Variable) == "1";

    /// <summary>Holds a file against what the code writes.</summary>
    public static void AssertSame(string path, string text)
    {
        var full = Repository.PathOf(path);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        Assert.True(
            File.Exists(full) && File.ReadAllText(full) == text,
            $"{path} is not what the code writes. Run the tests with {Variable}=1 to write it anew, and read the difference before you commit it.");
    }
}
