using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve conflicts</c>: values that did not prevail, and those that a person has to decide about.</summary>
internal static class ConflictsCommand
{
    private static readonly string[] Sides = ["hub", "external"];

    /// <summary>The commands.</summary>
    public static IReadOnlyList<Command> Create(Shell shell) => [List(shell), Show(shell), Resolve(shell)];

    private static Command List(Shell shell)
    {
        var open = new Option<bool>("--open") { Description = "Only those that a person has to decide." };
        var ticket = new Option<string?>("--ticket") { Description = "Only those of this ticket: the hub's id, or a system's key.", HelpName = "ID" };
        var limit = ListOption.Limit();
        var command = new Command("list", "List conflicts.") { open, ticket, limit };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, async desk =>
        {
            var of = invocation.Get(ticket);
            var kept = desk.Hub.ConflictsAsync(invocation.Get(open), desk.Cancellation).Where(one => of is null || one.Ticket == of || one.Key == of);
            await desk.TellAsync("conflicts", kept, invocation.Get(limit), ConflictView.Write, ConflictView.Line);
            return Ending.Ok;
        }));
        return command;
    }

    private static Command Show(Shell shell)
    {
        var id = Id();
        var command = new Command("show", "Show both sides of a conflict.") { id };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, async desk =>
        {
            if (await FindAsync(desk, invocation.Get(id)!) is not { } kept)
                return NotThere(invocation.Get(id)!);
            desk.Report.Answer(json => ConflictView.Write(json, kept), () => Output.SafeText.Of(ConflictView.Whole(kept)));
            return Ending.Ok;
        }));
        return command;
    }

    private static Command Resolve(Shell shell)
    {
        var id = Id();
        var keep = new Option<string>("--keep") { Description = "Whose value is kept: hub or external.", HelpName = "SIDE", Required = true };
        keep.AcceptOnlyFromAmong(Sides);
        var command = new Command("resolve", "Decide what waits for a person: a conflict, or a group that is held.") { id, keep };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: false, desk => ResolveAsync(desk, invocation.Get(id)!, invocation.Get(keep)!)));
        return command;
    }

    private static async Task<Ending> ResolveAsync(StoreDesk desk, string id, string side)
    {
        if (id.Split('/') is [var connection, .. { Length: > 0 } key, var group] && await HeldGroup.DecideAsync(desk, connection, string.Join('/', key), group, side))
            return Tell(desk, id, side);
        KeptConflict? found = null;
        var isDecided = await desk.ChangeAsync(async () => (found = await FindAsync(desk, id)) is { IsOpen: true } kept ? new StoreChange
        {
            Writes = [ConflictRows.Of(desk.Hub.Tenant, kept with { IsOpen = false, Decision = side, LastAt = desk.Now }), desk.Due(WorkItem.OfTicket(kept.Ticket), $"conflict {id} was decided")],
        } : null);
        if (found is null)
            return NotThere(id);
        if (!isDecided)
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"The conflict '{id}' does not wait for a person.", "List those that do with: rezolve conflicts list --open");
        return Tell(desk, id, side);
    }

    private static Ending Tell(StoreDesk desk, string id, string side)
    {
        desk.Report.Answer(
            json =>
            {
                json.WriteString("id", id);
                json.WriteString("decision", side);
            },
            () => $"{id}: {side} is kept; it is written with the next sync.");
        return Ending.Ok;
    }

    private static Argument<string> Id() => new("id") { Description = "The conflict's id, or the beginning of it where that is enough; of a held group CONNECTION/KEY/GROUP." };

    private static async Task<KeptConflict?> FindAsync(StoreDesk desk, string id)
    {
        if (await desk.Hub.RowAsync(ConflictRows.KeyOf(desk.Hub.Tenant, id), desk.Cancellation) is { } row)
            return ConflictRows.Read(row);
        var alike = await desk.Hub.ConflictsAsync(false, desk.Cancellation).Where(one => one.Id.StartsWith(id, StringComparison.Ordinal)).Take(2).ToListAsync(desk.Cancellation);
        return alike is [var only] ? only : null;
    }

    private static Ending NotThere(string id) =>
        Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"There is no conflict '{id}', or several begin so.", "List them with: rezolve conflicts list");
}
