namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>The programs that peers run.</summary>
internal static class PeerFiles
{
    /// <summary>The file of that name.</summary>
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Peers", name);
}
