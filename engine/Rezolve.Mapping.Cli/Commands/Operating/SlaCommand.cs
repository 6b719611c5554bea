using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve sla</c>: the clocks of service levels.</summary>
internal static class SlaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var ticket = new Option<string?>("--ticket") { Description = "All clocks of this ticket of the hub, those that have ended too.", HelpName = "TICKET" };
        var limit = ListOption.Limit();
        var command = new Command("sla", "List the clocks of service levels that run, what is told next first.") { ticket, limit };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => TellAsync(desk, invocation.Get(ticket), invocation.Get(limit))));
        return command;
    }

    private static async Task<Ending> TellAsync(StoreDesk desk, string? ticket, int limit)
    {
        var bag = new DiagnosticBag();
        var goals = SyncPrograms.Sla(desk.Workspace, EngineLimits.Usual, bag)?.Rules.ToDictionary(rule => rule.Goal.Name, rule => rule.Goal, StringComparer.Ordinal) ?? [];
        if (bag.HasErrors)
            return new Ending(ExitCode.Invalid, bag.All);
        var books = ticket is null ? desk.Hub.ClocksAsync(goals, desk.Cancellation) : OfAsync(desk, ticket, goals);
        var clocks = books.SelectMany(one => one.Book.Clocks.Where(clock => ticket is not null || clock is { IsStopped: false }).Select(clock => (one.Ticket, Clock: clock)));
        await desk.TellAsync("clocks", clocks, limit, (json, one) => ClockView.Write(json, one.Ticket, one.Clock, desk.Now), one => ClockView.Line(one.Ticket, one.Clock, desk.Now));
        return Ending.Ok;
    }

    private static async IAsyncEnumerable<(string Ticket, SlaBook Book)> OfAsync(StoreDesk desk, string ticket, IReadOnlyDictionary<string, SlaGoal> goals)
    {
        if (await desk.Hub.RowAsync(SlaRows.KeyOf(desk.Hub.Tenant, ticket), desk.Cancellation) is { } row)
            yield return (ticket, SlaRows.Read(row, goals));
    }
}
