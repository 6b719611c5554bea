using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Storage.Backups;

namespace Rezolve.Mapping.Cli.Commands.Maintaining;

/// <summary><c>rezolve backup FILE</c>: all that is kept, as it is at one moment, also while a sync runs.</summary>
internal static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not be there." };
        var command = new Command("backup", "Write all that is kept into a file, as it is at one moment, also while a sync runs.") { file };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => WriteAsync(desk, invocation.Terminal.FullPath(invocation.Get(file)!))));
        return command;
    }

    private static async Task<Ending> WriteAsync(StoreDesk desk, string file)
    {
        var shown = desk.Invocation.Terminal.Shown(file);
        if (!File.Exists(desk.File))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"There is no store {desk.Invocation.Terminal.Shown(desk.File)} yet.", "A sync makes it.");
        if (File.Exists(file))
            return Ending.Problem(ExitCode.Usage, CommandRules.AlreadyThere, $"{shown} is there already, and nothing is written over it.", "Name another file.");
        var manifest = await BackupFile.WriteAsync(desk.Hub.Rows, file, desk.Now, desk.Cancellation);
        await desk.Hub.Rows.CommitAsync(new StoreChange { Writes = [BackupRows.Of(desk.Hub.Tenant, manifest.At)] }, desk.Cancellation);
        desk.Report.Answer(
            json =>
            {
                json.WriteString("file", shown);
                BackupWords.Write(json, manifest);
            },
            () => SafeText.Of($"{shown}: {BackupWords.Of(manifest)}."));
        return Ending.Ok;
    }
}
