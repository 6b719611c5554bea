using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows a ticket in one system.</summary>
internal static class LinkView
{
    /// <summary>Writes the members of a link.</summary>
    public static void Write(Utf8JsonWriter json, TicketLink link)
    {
        json.WriteString("ticket", link.Ticket);
        json.WriteString("connection", link.Connection);
        json.WriteString("key", link.Key);
        json.WriteString("entity", link.Entity);
        json.WriteString("state", State(link.State));
        json.Text("number", link.Number);
        json.Text("url", link.Url);
        json.Text("recordVersion", link.RecordVersion);
        json.Instant("updatedAt", link.RecordUpdatedAt);
        json.Instant("missingSince", link.MissingSince);
        json.WriteNumber("epoch", link.Epoch);
        json.Texts("aliases", link.Aliases);
        if (link.End is { } end)
        {
            json.WriteStartObject("end");
            json.WriteString("reason", Reason(end.Reason));
            json.Instant("at", end.At);
            json.Text("into", end.Into);
            json.Instant("backSince", end.BackSince);
            json.WriteEndObject();
        }
        if (link.Intent is { } intent)
        {
            json.WriteStartObject("intent");
            json.WriteString("id", intent.Id);
            json.Texts("fields", intent.Members.Keys);
            json.Instant("sentAt", intent.SentAt);
            json.WriteEndObject();
        }
        json.WriteStartArray("holds");
        foreach (var (group, hold) in link.Holds)
            JsonLine.Object(json, inner => HoldView.Write(inner, group, hold));
        json.WriteEndArray();
    }

    /// <summary>A link as a line, and one more for each hold.</summary>
    public static string Line(TicketLink link)
    {
        var writing = link.Intent is null ? "" : ", a write is under way";
        var missing = link.MissingSince is { } since ? $", missing since {Words.Of(since)}" : "";
        var holds = link.Holds.Select(one => $"\n  {HoldView.Line(one.Key, one.Value)}");
        return $"{link.Ticket}  {link.Connection} {link.Key}  {State(link.State)}{Ended(link)}{writing}{missing}{string.Concat(holds)}";
    }

    /// <summary>Why a link has ended, as a word.</summary>
    public static string Reason(LinkEndReason reason) => reason switch
    {
        LinkEndReason.Deleted => "deleted",
        LinkEndReason.Merged => "merged",
        LinkEndReason.DeletedInHub => "deletedInHub",
        LinkEndReason.Left => "left",
        LinkEndReason.Followed => "followed",
        _ => "unlinked",
    };

    private static string Ended(TicketLink link)
    {
        if (link.End is not { } end)
            return "";
        var why = end.Reason switch
        {
            LinkEndReason.Deleted => "it was deleted there",
            LinkEndReason.Merged => $"it is {end.Into} now",
            LinkEndReason.DeletedInHub => "the ticket was deleted in the hub",
            LinkEndReason.Left => "it no longer matched",
            LinkEndReason.Followed => "another follows it",
            _ => "somebody ended it",
        };
        var back = end.BackSince is { } since ? $"; it is there again since {Words.Of(since)}, and goes on with: rezolve links restore {link.Connection}/{link.Key}" : "";
        return $" {Words.Of(end.At)}: {why}{back}";
    }

    /// <summary>A state as a word.</summary>
    public static string State(LinkState state) => state switch
    {
        LinkState.Active => "active",
        LinkState.Suspended => "suspended",
        _ => "ended",
    };
}
