using System.CommandLine;
using System.Text.Json;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Traces;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Operating.Views.Traces;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Commands.Operating;

/// <summary><c>rezolve trace</c> and <c>rezolve explain-field</c>: what happened to a ticket, or to one value of it, and why it is as it is.</summary>
internal static class TraceCommand
{
    private static Argument<string> Name => new("ticket") { Description = "The ticket: the hub's id, or a system's key or number, a former one too; connection/key where several share one." };

    /// <summary>The command <c>trace</c>.</summary>
    public static Command CreateTrace(Shell shell)
    {
        var name = Name;
        var command = new Command("trace", "Tell everything that happened to a ticket, and how it stands.") { name };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => TellAsync(desk, invocation.Get(name)!, null)));
        return command;
    }

    /// <summary>The command <c>explain-field</c>.</summary>
    public static Command CreateExplain(Shell shell)
    {
        var name = Name;
        var field = new Argument<string>("field") { Description = "The canonical field, such as status or custom.order." };
        var command = new Command("explain-field", "Tell how a value of a ticket came to be, and what each system has agreed to.") { name, field };
        shell.On(command, invocation => StoreCommand.RunAsync(invocation, isReading: true, desk => TellAsync(desk, invocation.Get(name)!, invocation.Get(field))));
        return command;
    }

    private static async Task<Ending> TellAsync(StoreDesk desk, string name, string? field)
    {
        var (found, links, problem) = await TicketSearch.OneAsync(desk, name);
        if (found is not { } ticket)
            return Ending.Problem(ExitCode.Usage, CommandRules.NoSuchName, problem!, "Take an id from: rezolve links");
        if (field is not null && !ticket.Fields.ContainsKey(field) && !links.Any(link => link.Base.ContainsKey(field)))
            return Ending.Problem(ExitCode.Usage, CommandRules.NoSuchName, $"The ticket has no field '{field}'.", $"It has: {string.Join(", ", ticket.Fields.Keys.Order(StringComparer.Ordinal))}.");
        var steps = await TicketTrace.OfAsync(desk, ticket.Id, field);
        var parts = field is null ? await TicketParts.OfAsync(desk, ticket.Id) : TicketParts.None;
        desk.Report.Answer(
            json => Write(json, ticket, links, (steps, parts, desk.Now), field), () => SafeText.Of(TraceView.Text(ticket, links, steps, PartsView.Lines(parts, links, desk.Now), field)));
        return Ending.Ok;
    }

    private static void Write(
        Utf8JsonWriter json, HubTicket ticket, IReadOnlyList<TicketLink> links, (IReadOnlyList<TraceStep> Steps, TicketParts Parts, DateTimeOffset Now) life, string? field)
    {
        json.WriteString("ticket", ticket.Id);
        if (field is null)
        {
            json.WriteStartArray("links");
            foreach (var link in links)
                JsonLine.Object(json, inner => LinkView.Write(inner, link));
            json.WriteEndArray();
            PartsView.Write(json, life.Parts, life.Now);
        }
        else
        {
            TraceView.WriteField(json, ticket, links, field);
        }
        json.WriteStartArray("steps");
        foreach (var step in life.Steps)
        {
            JsonLine.Object(json, inner =>
            {
                inner.Instant("at", step.At);
                inner.WriteString("what", step.What);
                inner.WriteString("text", step.Text);
                if (step.Place > 0)
                    inner.WriteNumber("place", step.Place);
            });
        }
        json.WriteEndArray();
    }
}
