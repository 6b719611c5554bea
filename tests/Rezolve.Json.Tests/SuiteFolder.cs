namespace Rezolve.Json.Tests;

/// <summary>Finds the official suites beside the repository, or skips the test where they are absent.</summary>
internal static class SuiteFolder
{
    public static string Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rezolve.Mapping.sln"))) folder = folder.Parent;
        var suite = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "suites", name);
        if (suite is null || !Directory.Exists(suite)) Assert.Skip($"../shared/suites/{name} is absent");
        return suite;
    }
}
