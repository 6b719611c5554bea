using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.LiteDb;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>Opens the store of a workspace.</summary>
internal static class StoreFolder
{
    /// <summary>Opens a store. Where there is none, makes one, in a folder that nobody else may enter if that has to be made too.</summary>
    /// <param name="file">The full path of its file.</param>
    /// <param name="invocation">The command.</param>
    /// <exception cref="StoreFileException">It cannot be used.</exception>
    public static Task<LiteDbStore> OpenAsync(string file, Invocation invocation)
    {
        Make(file);
        return LiteDbStore.OpenAsync(file, invocation.Terminal.Clock, new LiteDbLimits(), invocation.Interrupted);
    }

    /// <summary>Makes the folder of a store's file, unless there is one.</summary>
    public static void Make(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Ends a command because another process has the store.</summary>
    public static Ending Locked(Invocation invocation, string file, StoreFileException problem)
    {
        var who = problem.Holder is { } process ? $"Process {process}" : "Another process";
        return Ending.Problem(ExitCode.Unexpected, CommandRules.StoreHeld, $"{who} has the store {invocation.Terminal.Shown(file)} open and takes no commands now.");
    }
}
