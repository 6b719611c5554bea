using System.CommandLine;
using System.Globalization;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Storage.Backups;
using Rezolve.Mapping.Sync.Maintenance.Restoring;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Commands.Maintaining;

/// <summary><c>rezolve restore FILE</c>: puts a backup in the place of what is kept.</summary>
internal static class RestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("file") { Description = "What backup wrote." };
        var command = new Command("restore", "Put a backup in the place of what is kept, which stays beside it; the next sync looks for what was made since.") { file };
        shell.On(command, invocation => RunAsync(invocation, invocation.Terminal.FullPath(invocation.Get(file)!)));
        return command;
    }

    private static async Task<Ending> RunAsync(Invocation invocation, string file)
    {
        var bag = new DiagnosticBag();
        if (WorkspaceFolder.Read(invocation.Workspace, bag) is not { } workspace)
            return new Ending(bag.All.Any(one => one.Code == CommandRules.NotFound.Code) ? ExitCode.Usage : ExitCode.Invalid, bag.All);
        if (!File.Exists(file))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotFound, $"There is no file {invocation.Terminal.Shown(file)}.");
        try
        {
            var manifest = await BackupFile.CheckAsync(file, invocation.Interrupted);
            if (await StrangerAsync(file, workspace.Tenant, invocation.Interrupted) is { } tenant)
                return Stranger(tenant, workspace.Tenant);
            return await PutAsync(invocation, workspace, file, manifest);
        }
        catch (InvalidDataException problem)
        {
            return Ending.Problem(ExitCode.Invalid, CommandRules.BrokenBackup, $"{invocation.Terminal.Shown(file)}: {problem.Message}");
        }
        catch (StoreFileException problem) when (problem.Fault == StoreFileFault.Locked)
        {
            return StoreFolder.Locked(invocation, workspace.Store.File, problem);
        }
    }

    private static async Task<Ending> PutAsync(Invocation invocation, Workspace workspace, string file, BackupManifest manifest)
    {
        var (store, now) = (workspace.Store.File, invocation.Terminal.Clock.GetUtcNow());
        var (filled, kept) = (store + ".restored", $"{store}.before-{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        var hadStore = File.Exists(store);
        StoreFolder.Make(store);
        File.Delete(filled);
        await using (var backup = File.OpenRead(file))
            await LiteDbStore.RestoreAsync(filled, backup, invocation.Interrupted);
        await using (var restored = await LiteDbStore.OpenAsync(filled, invocation.Terminal.Clock, new LiteDbLimits(), invocation.Interrupted))
            await RestoreMark.PutAsync(restored, workspace.Tenant, manifest.At, now, invocation.Interrupted);
        LiteDbStore.Replace(store, filled, kept);
        invocation.Report.Answer(
            json =>
            {
                json.WriteString("store", invocation.Terminal.Shown(store));
                BackupWords.Write(json, manifest);
                if (hadStore)
                    json.WriteString("kept", invocation.Terminal.Shown(kept));
            },
            () => SafeText.Of($"{invocation.Terminal.Shown(store)}: {BackupWords.Of(manifest)}.{(hadStore ? $" What was there is {invocation.Terminal.Shown(kept)}." : "")}"));
        invocation.Report.Say("The next sync looks for what was made since then before it makes anything: rezolve sync");
        return Ending.Ok;
    }

    private static Ending Stranger(string tenant, string own) => Ending.Problem(
        ExitCode.Invalid, CommandRules.BrokenBackup, $"The backup is of the tenant '{tenant}', and the workspace of '{own}'.", "Name the workspace it was taken of.");

    private static async Task<string?> StrangerAsync(string file, string tenant, CancellationToken cancellation)
    {
        await using var backup = File.OpenRead(file);
        await foreach (var row in BackupFormat.ReadAsync(backup, cancellation))
        {
            if (row.Key.Tenant != tenant)
                return row.Key.Tenant;
        }
        return null;
    }
}
