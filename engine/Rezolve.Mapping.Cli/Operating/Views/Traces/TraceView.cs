using System.Text.Json;
using Rezolve.Mapping.Cli.Operating.Traces;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Operating.Views.Traces;

/// <summary>Shows a ticket's life, or a value's.</summary>
internal static class TraceView
{
    /// <summary>The ticket as it stands, and what happened.</summary>
    public static string Text(HubTicket ticket, IReadOnlyList<TicketLink> links, IReadOnlyList<TraceStep> steps, IEnumerable<string> parts, string? field) => string.Join('\n', [
        field is null ? $"{ticket.Id}  {Words.Of(ticket["subject"])}{(ticket.DeletedAt is { } deleted ? $", deleted {Words.Of(deleted)}" : "")}" : Value(ticket, field),
        .. links.Select(link => field is null ? $"  {LinkView.Line(link)}" : Agreed(link, field)),
        .. parts,
        .. steps.Select(step => $"{Words.Of(step.At)}  {step.What}: {step.Text}")]);

    /// <summary>Writes where a value stands.</summary>
    public static void WriteField(Utf8JsonWriter json, HubTicket ticket, IReadOnlyList<TicketLink> links, string field)
    {
        json.WriteString("field", field);
        json.Value("hub", ticket[field]);
        json.Text("by", ticket.Fields.TryGetValue(field, out var told) ? told.By : null);
        json.WriteStartArray("systems");
        foreach (var link in links)
        {
            JsonLine.Object(json, inner =>
            {
                inner.WriteString("connection", link.Connection);
                inner.WriteString("key", link.Key);
                if (link.Base.TryGetValue(field, out var pair))
                {
                    inner.Value("agreedHub", pair.Hub);
                    inner.Value("agreedExternal", pair.External);
                }
                foreach (var (group, hold) in link.Holds.Where(one => IsOf(one, field)))
                {
                    inner.WriteStartObject("hold");
                    HoldView.Write(inner, group, hold);
                    inner.WriteEndObject();
                }
            });
        }
        json.WriteEndArray();
    }

    private static string Value(HubTicket ticket, string field)
    {
        var by = ticket.Fields.TryGetValue(field, out var told) ? $", from {told.By ?? "the hub"}" : "";
        return $"{ticket.Id}  {field}: {Words.Of(ticket[field])}{by}";
    }

    private static string Agreed(TicketLink link, string field)
    {
        var pair = link.Base.TryGetValue(field, out var agreed) ? $"agreed on {Words.Of(agreed.Hub)}, there {Words.Of(agreed.External)}" : "nothing agreed yet";
        var holds = link.Holds.Where(one => IsOf(one, field)).Select(one => $"\n    {HoldView.Line(one.Key, one.Value)}");
        return $"  {link.Connection} {link.Key}: {pair}{string.Concat(holds)}";
    }

    private static bool IsOf(KeyValuePair<string, GroupHold> hold, string field) => hold.Key == field || hold.Value.Field == field;
}
