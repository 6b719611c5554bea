using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Commands.Maintaining;

/// <summary><c>rezolve links rebaseline</c>: both sides count as agreed as they are.</summary>
internal static class RebaselineCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var ticket = new Argument<string?>("ticket") { Description = "The hub's id, or a system's key or number.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every ticket there is." };
        var command = new Command("rebaseline", "Take both sides as they are now for what is agreed: nothing is written, and what differs is kept as conflicts. Needs --yes.") { ticket, all };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: !invocation.Yes, desk => RunAsync(desk, invocation.Get(ticket), invocation.Get(all))));
        return command;
    }

    private static async Task<Ending> RunAsync(StoreDesk desk, string? ticket, bool all)
    {
        if (all == ticket is not null)
            return Ending.Problem(ExitCode.Usage, CommandRules.Usage, "Say which ticket, or --all.", "Write: rezolve links rebaseline TICKET");
        var ids = ticket is null ? null : await TicketSearch.FindAsync(desk, ticket, desk.Hub.LinksAsync(null, desk.Cancellation));
        if (ids?.Count == 0)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"No ticket is called '{ticket}' here or in any system.");
        var links = await desk.Hub.LinksAsync(null, desk.Cancellation).Where(link => link.State == LinkState.Active && ids?.Contains(link.Ticket) != false).ToListAsync(desk.Cancellation);
        if (desk.Invocation.Yes)
        {
            foreach (var link in links)
                await MarkAsync(desk, link.Connection, link.Key);
        }
        desk.Report.Answer(
            json =>
            {
                json.Texts("links", [.. links.Select(link => $"{link.Connection}/{link.Key}")]);
                json.WriteNumber("held", links.Sum(link => link.Holds.Count));
                json.WriteBoolean("done", desk.Invocation.Yes);
            },
            () => SafeText.Of(Text(links, desk.Invocation.Yes)));
        return Ending.Ok;
    }

    private static string Text(List<TicketLink> links, bool isDone)
    {
        var named = links.Count <= 10 ? $": {string.Join(", ", links.Select(link => $"{link.Connection}/{link.Key}"))}" : "";
        var held = links.SelectMany(link => link.Holds.Keys.Select(group => $"{link.Connection}/{link.Key}/{group}")).ToList();
        var stands = held.Count == 0 ? "" : $" What stands still of them is agreed too: {string.Join(", ", held.Take(10))}{(held.Count > 10 ? $" and {held.Count - 10:N0} more" : "")}.";
        return isDone
            ? $"{Counts.Of(links.Count, "link")}{named}. With the next sync both sides count as agreed as they are; each field that differs is kept: rezolve conflicts list.{stands}"
            : $"{Counts.Of(links.Count, "link")}{named} would be agreed as both sides are, whatever differs.{stands} Do it with --yes.";
    }

    private static Task MarkAsync(StoreDesk desk, string connection, string key) => desk.ChangeAsync(async () =>
        await desk.Hub.LinkAsync(connection, key, desk.Cancellation) is { State: LinkState.Active } link
            ? new StoreChange { Writes = [LinkRows.Of(desk.Hub.Tenant, link with { IsRebaselined = true }), desk.Due(WorkItem.OfRecord(connection, key), "links rebaseline")] }
            : null);
}
