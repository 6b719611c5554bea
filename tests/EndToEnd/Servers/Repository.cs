namespace Rezolve.Mapping.Tests.EndToEnd.Servers;

/// <summary>Where things are on this machine.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A script that runs a server, in the folder beside the repository that machines for testing have.</summary>
    public static string ServerScript(string name) => Path.GetFullPath(Path.Combine(Root, "..", "shared", "servers", name));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Rezolve.Mapping.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
