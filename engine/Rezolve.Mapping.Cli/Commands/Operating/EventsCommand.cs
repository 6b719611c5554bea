using System.CommandLine;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Events;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve events</c>: what happened, in one order, from any place on.</summary>
internal static class EventsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Shell shell)
    {
        var after = new Option<long>("--after") { Description = "The place after which to begin: the last one that was seen (default: 0, from the first).", HelpName = "PLACE" };
        var types = new Option<string[]>("--type") { Description = "A type, such as ticket.created, or ticket.* for all of a subject; may be given several times.", HelpName = "TYPE" };
        var limit = ListOption.Limit();
        var command = new Command("events", "Tell what happened, in one order without gaps; --json writes one event a line.") { after, types, limit };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => TellAsync(desk, invocation.Get(after), invocation.Get(types) ?? [], invocation.Get(limit))));
        return command;
    }

    private static async Task<Ending> TellAsync(StoreDesk desk, long after, string[] types, int limit)
    {
        if (types.FirstOrDefault(type => !EventTypes.All.Keys.Any(known => EventTypes.Fits(known, type))) is { } unknown)
            return Ending.Problem(ExitCode.Usage, CommandRules.NoSuchName, $"No event has the type '{unknown}'.", $"The types are {string.Join(", ", EventTypes.All.Keys)}.");
        var first = await new EventSequence(desk.Hub.Rows, desk.Hub.Tenant).FirstAsync(desk.Cancellation);
        if (after > 0 && after + 1 < first)
            return Gone(after, first);
        if (first > 1 && after == 0)
            desk.Report.Say($"The first that is kept has place {first}.");
        var count = 0;
        await foreach (var happened in desk.Hub.EventsAsync(after, desk.Cancellation).Where(one => types.Length == 0 || types.Any(type => EventTypes.Fits(one.Type, type))))
        {
            if (limit > 0 && count == limit)
            {
                desk.Report.Say($"There are more than {Counts.Of(limit, "event")}: go on with --after, or use --limit.");
                break;
            }
            count++;
            if (desk.Report.Voice.IsJson)
                desk.Report.Json(json => JsonLine.Object(json, inner => EventDocument.Write(inner, desk.Hub.Tenant, happened)));
            else
                desk.Report.Line(SafeText.Of(EventView.Line(happened)));
        }
        if (count == 0)
            desk.Report.Say("No events.");
        return Ending.Ok;
    }

    // Who goes on after the last place it saw must not take what is left for all there was.
    private static Ending Gone(long after, long first) => Ending.Problem(
        ExitCode.Usage, CommandRules.NotThere, $"What happened at the places {after + 1} to {first - 1} is no longer kept; the first that is has place {first}.",
        $"Read anew what you follow, then go on with: rezolve events --after {first - 1}");
}
