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
        var command = new Command("compact", "Make the store's file no larger than it needs to be. No process may have it open.");
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
        try
        {
            var before = new FileInfo(file).Length;
            var rows = await LiteDbStore.CompactAsync(file, invocation.Interrupted);
            var after = new FileInfo(file).Length;
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
        catch (StoreFileException problem) when (problem.Fault == StoreFileFault.Locked)
        {
            return StoreFolder.Locked(invocation, file, problem);
        }
    }
}
