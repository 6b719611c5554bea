using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>Where the state of a workspace is kept.</summary>
internal static class StorePlace
{
    private const string UsualFile = "rezolve.db";

    /// <summary>The full path of the store's file.</summary>
    public static string Of(Workspace workspace) => Path.GetFullPath(UsualFile, workspace.Folder);
}
