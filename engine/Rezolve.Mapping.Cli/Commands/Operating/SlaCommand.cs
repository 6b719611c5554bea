using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Clocks;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve sla</c>: the clocks of service levels.</summary>
internal static class SlaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var ticket = new Option<string?>("--ticket") { Description = "All clocks of this ticket of the hub, those that have ended too.", HelpName = "TICKET" };
        var differing = new Option<bool>("--differing") { Description = "Only tickets of which a system's own clock has differed from the hub's for longer than is tolerated." };
        var limit = ListOption.Limit();
        var command = new Command("sla", "List the clocks of service levels that run, what is told next first, beside those that systems keep by themselves.") { ticket, differing, limit };
        shell.On(command, invocation => StoreCommand.RunAsync(
            invocation, isReading: true, desk => TellAsync(desk, invocation.Get(ticket), invocation.Get(differing), invocation.Get(limit))));
        return command;
    }

    private static async Task<Ending> TellAsync(StoreDesk desk, string? ticket, bool onlyDiffering, int limit)
    {
        var bag = new DiagnosticBag();
        var clocks = await ClockDesk.OpenAsync(desk, bag);
        if (bag.HasErrors)
            return new Ending(ExitCode.Invalid, bag.All);
        var rows = ticket is null ? clocks.Open(onlyDiffering) : (await clocks.OfAsync(ticket)).ToAsyncEnumerable();
        await desk.TellAsync("clocks", rows, limit, (json, row) => ClockView.Write(json, row, desk.Now), row => ClockView.Line(row, desk.Now));
        return Ending.Ok;
    }
}
