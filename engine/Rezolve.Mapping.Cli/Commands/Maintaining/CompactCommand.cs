using System.CommandLine;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.LiteDb;

namespace Rezolve.Mapping.Cli.Commands.Maintaining;

/// <summary><c>rezolve compact</c>: gives back the room that what was removed took.</summary>
internal static class CompactCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var command = new Command("compact", "Make the store's file no larger than it needs to be, also while a sync runs, which waits meanwhile.");
        shell.On(command, RunAsync);
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation)
    {
        var bag = new DiagnosticBag();
        if (WorkspaceFolder.Read(invocation.Workspace, bag) is not { } workspace)
            return new Ending(bag.All.Any(one => one.Code == CommandRules.NotFound.Code) ? ExitCode.Usage : ExitCode.Invalid, bag.All);
        var (file, shown) = (workspace.Store.File, invocation.Terminal.Shown(workspace.Store.File));
        if (!File.Exists(file))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"There is no store {shown} yet.", "A sync makes it.");
        if (invocation.Terminal.Held is { } held && held.File != file)
            return StoreCommand.NotHeld(held, file);
        try
        {
            return await CompactAsync(invocation, file, invocation.Terminal.Held is { Compact: { } inPlace } ? inPlace : end => LiteDbStore.CompactAsync(file, end));
        }
        catch (StoreFileException problem) when (problem.Fault == StoreFileFault.Locked)
        {
            return await StoreCommand.AskAsync(invocation, file) ?? StoreFolder.Locked(invocation, file, problem);
        }
    }

    private static async Task<Ending> CompactAsync(Invocation invocation, string file, Func<CancellationToken, Task<long>> compact)
    {
        var before = new FileInfo(file).Length;
        var rows = await compact(invocation.Interrupted);
        var after = new FileInfo(file).Length;
        var shown = invocation.Terminal.Shown(file);
        invocation.Report.Answer(
            json =>
            {
                json.WriteString("store", shown);
                json.WriteNumber("rows", rows);
                json.WriteNumber("before", before);
                json.WriteNumber("after", after);
            },
            () => SafeText.Of($"{shown}: {Counts.Of(rows, "row")}, {before:N0} bytes before and {after:N0} after."));
        return Ending.Ok;
    }
}
