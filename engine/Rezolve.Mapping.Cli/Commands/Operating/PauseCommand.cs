using System.CommandLine;
using Rezolve.Json;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve pause NAME</c> and <c>rezolve resume NAME</c>: what stands still until an operator says otherwise.</summary>
internal static class PauseCommand
{
    /// <summary>The command that stops.</summary>
    public static Command CreatePause(Shell shell) => Create(shell, "pause", "Stop a connection or sync; it stays so after a restart.", isPause: true);

    /// <summary>The command that goes on.</summary>
    public static Command CreateResume(Shell shell) => Create(shell, "resume", "Go on with a connection or sync that was paused.", isPause: false);

    private static Command Create(Shell shell, string word, string summary, bool isPause)
    {
        var name = new Argument<string>("name") { Description = "A connection or sync of rezolve.json." };
        var command = new Command(word, summary) { name };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: false, desk => RunAsync(desk, invocation.Get(name)!, isPause)));
        return command;
    }

    private static async Task<Ending> RunAsync(StoreDesk desk, string name, bool isPause)
    {
        var known = desk.Names;
        // What was renamed in the workspace since must still be let go.
        if (!known.Contains(name) && (isPause || !await desk.Hub.IsPausedAsync(name, desk.Cancellation)))
        {
            return Ending.Problem(
                ExitCode.Usage, CommandRules.NoSuchName, $"The workspace has no connection or sync '{name}'.", $"Known: {string.Join(", ", known)}.", NearMiss.Of(name, known));
        }
        var isChanged = await desk.ChangeAsync(async () => await desk.Hub.IsPausedAsync(name, desk.Cancellation) == isPause ? null : isPause
            ? new StoreChange { Writes = [Pauses.Of(desk.Hub.Tenant, name, desk.Now)] }
            : new StoreChange { Deletes = [new RowCheck(Pauses.KeyOf(desk.Hub.Tenant, name), null)] });
        desk.Report.Answer(
            json =>
            {
                json.WriteString("name", name);
                json.WriteBoolean("paused", isPause);
                json.WriteBoolean("changed", isChanged);
            },
            () => $"{name}: {(isPause ? "paused" : "goes on")}{(isChanged ? "" : ", as before")}.");
        return Ending.Ok;
    }
}
