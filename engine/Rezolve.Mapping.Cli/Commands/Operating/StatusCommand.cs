using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve status</c>: how the syncs of a workspace stand.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var command = new Command("status", "Tell how the syncs of the workspace stand.");
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, TellAsync));
        return command;
    }

    private static async Task<Ending> TellAsync(StoreDesk desk)
    {
        var count = await StatusCount.OfAsync(desk.Hub, desk.Workspace.Connections.Keys, desk.Now, desk.Cancellation);
        desk.Report.Answer(json => StatusView.Write(json, count), () => Output.SafeText.Of(StatusView.Text(count)));
        return Ending.Ok;
    }
}
