using System.CommandLine;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;

namespace Rezolve.Mapping.Cli.Commands.Syncing;

/// <summary><c>rezolve sync SYNC</c>: keeps tickets the same in several systems.</summary>
internal static class SyncCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("sync") { Description = "The sync's name in rezolve.json." };
        var once = new Option<bool>("--once") { Description = "End when nothing is due now, instead of waiting for more." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Do not take up what changed last before this.", HelpName = "INSTANT" };
        var ticket = new Option<string?>("--ticket") { Description = "Only this ticket: the hub's id, a key or number, or connection/key; then it ends.", HelpName = "ID" };
        var most = new Option<long?>("--max-writes") { Description = "Send so many writes and no more.", HelpName = "N" };
        var first = new Option<bool>("--first-load") { Description = "Read all there is again, whatever was read before." };
        var command = new Command("sync", "Keep tickets the same in several systems, until it is ended.") { name, once, since, ticket, most, first };
        shell.On(command, async invocation =>
        {
            var options = new SyncOptions
            {
                IsOnce = invocation.Get(once),
                IsFirstLoad = invocation.Get(first),
                Since = invocation.Get(since),
                Ticket = invocation.Get(ticket),
                MaxWrites = invocation.Get(most) ?? long.MaxValue,
            };
            var (session, refusal) = await SyncSession.OpenAsync(invocation, invocation.Get(name)!, options.Since);
            if (session is null)
                return refusal!;
            await using (session)
                return await new SyncRun(invocation, session, options).RunAsync();
        });
        return command;
    }
}
