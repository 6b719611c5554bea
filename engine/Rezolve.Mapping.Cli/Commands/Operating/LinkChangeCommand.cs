using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve links restore</c> and <c>rezolve links end</c>: a person's word on one link.</summary>
internal static class LinkChangeCommand
{
    /// <summary>The command that lets a link go on.</summary>
    public static Command CreateRestore(Shell shell) => Create(
        shell, "restore", "Let a link go on that had ended, with what was agreed before.", link => link.RestoreAsync(), "goes on; what changed since is an edit, and is done with the next sync");

    /// <summary>The command that ends a link.</summary>
    public static Command CreateEnd(Shell shell) => Create(
        shell, "end", "End a link: the ticket stays, and follows the others no more.", link => link.EndAsync(), "has ended; the ticket is not made there again");

    /// <summary>The command that decides about a ticket that nothing can tell.</summary>
    public static Command CreateAdopt(Shell shell)
    {
        var ticket = new Option<string?>("--as") { Description = "It is a copy of this ticket: the hub's id, or a system's key or number.", HelpName = "TICKET" };
        var isNew = new Option<bool>("--new") { Description = "It is new: it comes in, and goes to the others." };
        var link = new Argument<string>("record") { Description = "The system's ticket, as CONNECTION/KEY." };
        var command = new Command("adopt", "Say what a system's ticket is that waits since a restore because nothing can tell: a copy of another, or new.") { link, ticket, isNew };
        shell.On(command, invocation => invocation.Get(isNew) == (invocation.Get(ticket) is not null)
            ? Task.FromResult(Ending.Problem(ExitCode.Usage, CommandRules.Usage, "Say what it is: --as TICKET, or --new.", "Write: rezolve links adopt CONNECTION/KEY --as TICKET"))
            : ChangeAsync(invocation, invocation.Get(link)!, "adopt", desk => desk.AdoptAsync(invocation.Get(ticket)), "is decided; the sync does so with its next turn"));
        return command;
    }

    private static Command Create(Shell shell, string name, string summary, Func<LinkDesk, Task<string?>> change, string said)
    {
        var link = new Argument<string>("link") { Description = "The link, as CONNECTION/KEY." };
        var command = new Command(name, summary) { link };
        shell.On(command, invocation => ChangeAsync(invocation, invocation.Get(link)!, name, change, said));
        return command;
    }

    private static Task<Ending> ChangeAsync(Invocation invocation, string named, string name, Func<LinkDesk, Task<string?>> change, string said) =>
        StoreCommand.RunAsync(invocation, isReading: false, async desk =>
        {
            if (named.Split('/', 2) is not [{ Length: > 0 } connection, { Length: > 0 } key])
                return Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{named}' names no link.", "Write it as CONNECTION/KEY, such as desk/42.");
            if (await change(new LinkDesk(desk, connection, key)) is { } objection)
                return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"That cannot be: {objection}.", "See how it stands with: rezolve links");
            desk.Report.Answer(
                json =>
                {
                    json.WriteString("connection", connection);
                    json.WriteString("key", key);
                    json.WriteString("done", name);
                },
                () => $"{named}: {said}.");
            return Ending.Ok;
        });
}
