using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Control;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>
/// Runs an operator's command on the state of a workspace: on the store that this process holds, else on one it opens, else in the process that
/// has it open, which answers as this one would.
/// </summary>
internal static class StoreCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="invocation">The command.</param>
    /// <param name="isReading">It changes nothing: where there is no store yet, none is made.</param>
    /// <param name="run">What it does.</param>
    /// <param name="without">What it does without the store where that cannot be opened and nobody answers for it; null where it then ends.</param>
    public static async Task<Ending> RunAsync(
        Invocation invocation, bool isReading, Func<StoreDesk, Task<Ending>> run, Func<StoreDesk, StoreFileException, Task<Ending>>? without = null)
    {
        var bag = new DiagnosticBag();
        if (WorkspaceFolder.Read(invocation.Workspace, bag) is not { } workspace)
            return new Ending(bag.All.Any(one => one.Code == CommandRules.NotFound.Code) ? ExitCode.Usage : ExitCode.Invalid, bag.All);
        var file = workspace.Store.File;
        if (invocation.Terminal.Held is { } held)
            return held.File == file ? await run(Desk(held.Store)) : NotHeld(held, file);
        if (isReading && !File.Exists(file))
            return await run(Desk(new MemoryStore(invocation.Terminal.Clock)));
        try
        {
            await using var store = await StoreFolder.OpenAsync(file, invocation);
            return await run(Desk(store));
        }
        catch (StoreFileException fault) when (fault.Fault == StoreFileFault.Locked)
        {
            return await AskAsync(invocation, file) ?? (without is null ? StoreFolder.Locked(invocation, file, fault) : await without(Desk(new MemoryStore(invocation.Terminal.Clock)), fault));
        }
        catch (StoreFileException fault) when (without is not null)
        {
            return await without(Desk(new MemoryStore(invocation.Terminal.Clock)), fault);
        }

        StoreDesk Desk(ISyncStore store) => new(invocation, workspace, file, new HubStore(store, workspace.Tenant));
    }

    /// <summary>Has the process that holds a store run the command; null where nobody answers.</summary>
    public static async Task<Ending?> AskAsync(Invocation invocation, string file)
    {
        var request = new ControlRequest(invocation.Command, invocation.Arguments, invocation.Terminal.Folder) { IsTerminal = invocation.Report.DataInk.IsOn };
        if (await ControlClient.AskAsync(file, request, invocation.Interrupted) is not { } answer)
            return null;
        invocation.Report.Data.Write(answer.Out);
        invocation.Report.Data.Flush();
        invocation.Report.SayInPlace(answer.Err);
        return Ending.With(answer.Exit);
    }

    /// <summary>Ends a command that was meant for another store than the process holds that was asked.</summary>
    public static Ending NotHeld(HeldStore held, string file) => Ending.Problem(
        ExitCode.Usage, CommandRules.StoreHeld, $"The process that was asked holds {held.File}, not {file}.", "Name the workspace that it works for.");
}
