using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Verifying;

namespace Rezolve.Mapping.Cli.Commands.Syncing;

/// <summary><c>rezolve verify SYNC</c>: whether the systems say what the hub says.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var sync = new Argument<string>("sync") { Description = "The sync's name in rezolve.json." };
        var ticket = new Option<string?>("--ticket") { Description = "The only ticket to look at: the hub's id, a key, a number, or CONNECTION/KEY.", HelpName = "TICKET" };
        var limit = ListOption.Limit();
        var command = new Command("verify", "Read every linked ticket and list where systems and hub differ; nothing is written.") { sync, ticket, limit };
        shell.On(command, invocation => StoreCommand.RunAsync(
            invocation, isReading: true, desk => new VerifyRun(desk, invocation.Get(sync)!, invocation.Get(ticket), invocation.Get(limit)).RunAsync()));
        return command;
    }
}
