namespace Architecture;

/// <summary>Files that are written by tests and reviewed by people.</summary>
internal static class Generated
{
    /// <summary>Holds a file against what it should say; with REZOLVE_UPDATE=1 it is written instead.</summary>
    public static void Same(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("REZOLVE_UPDATE") == "1")
        {
            File.WriteAllText(path, expected);
            return;
        }
        var actual = File.Exists(path) ? File.ReadAllText(path) : "";
        var (was, now) = (actual.Split('\n').ToHashSet(), expected.Split('\n').ToHashSet());
        Assert.True(
            actual == expected,
            $"{path} is not up to date; review the change and write it with REZOLVE_UPDATE=1.\n"
            + string.Join('\n', was.Except(now).Select(line => "- " + line).Concat(now.Except(was).Select(line => "+ " + line)).Take(40)));
    }
}
