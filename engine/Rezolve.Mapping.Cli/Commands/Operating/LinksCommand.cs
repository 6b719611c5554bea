using System.CommandLine;
using Rezolve.Json;
using Rezolve.Mapping.Cli.Commands.Maintaining;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve links</c>: which ticket is which, and what of it stands still.</summary>
internal static class LinksCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var ticket = new Option<string?>("--ticket") { Description = "Only the links of this ticket: the hub's id, or a system's key or number, a former one too.", HelpName = "ID" };
        var connection = new Option<string?>("--connection") { Description = "Only the links of this connection.", HelpName = "NAME" };
        var held = new Option<bool>("--held") { Description = "Only links that stand still in part." };
        var ended = new Option<bool>("--ended") { Description = "Only links that have ended." };
        var limit = ListOption.Limit();
        var command = new Command("links", "List which ticket is which in the systems, or change a link.") { ticket, connection, held, ended, limit };
        command.Add(LinkChangeCommand.CreateRestore(shell));
        command.Add(LinkChangeCommand.CreateEnd(shell));
        command.Add(LinkChangeCommand.CreateAdopt(shell));
        command.Add(RepairCommand.Create(shell));
        command.Add(RebaselineCommand.Create(shell));
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, async desk =>
        {
            if (invocation.Get(connection) is { } name && !desk.Workspace.Connections.ContainsKey(name) && !await desk.Hub.LinksAsync(name, desk.Cancellation).AnyAsync(desk.Cancellation))
                return NoConnection(name, [.. desk.Workspace.Connections.Keys]);
            var links = await FindAsync(desk, invocation.Get(ticket), invocation.Get(connection), invocation.Get(held));
            if (invocation.Get(ended))
                links = links.Where(link => link.State == LinkState.Tombstoned);
            await desk.TellAsync("links", links, invocation.Get(limit), LinkView.Write, LinkView.Line);
            return Ending.Ok;
        }));
        return command;
    }

    private static Ending NoConnection(string name, IReadOnlyCollection<string> known) => Ending.Problem(
        ExitCode.Usage, CommandRules.NoSuchName, $"The workspace has no connection '{name}'.", $"Known: {string.Join(", ", known)}.", NearMiss.Of(name, known));

    private static async Task<IAsyncEnumerable<TicketLink>> FindAsync(StoreDesk desk, string? ticket, string? connection, bool onlyHeld)
    {
        var links = onlyHeld ? desk.Hub.HeldLinksAsync(desk.Cancellation) : desk.Hub.LinksAsync(connection, desk.Cancellation);
        if (connection is not null)
            links = links.Where(link => link.Connection == connection);
        if (ticket is null)
            return links;
        var ids = await TicketSearch.FindAsync(desk, ticket, links);
        return links.Where(link => ids.Contains(link.Ticket));
    }
}
