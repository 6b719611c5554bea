using System.Text.Json;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Cli.Planning;

/// <summary>Shows a plan: ticket by ticket, field by field, from what to what.</summary>
internal static class PlanView
{
    /// <summary>Writes the members of a plan.</summary>
    public static void Write(Utf8JsonWriter json, SyncPlan plan)
    {
        json.WriteString("sync", plan.Sync);
        json.WriteBoolean("changes", plan.HasChanges);
        json.WriteNumber("writes", plan.Writes.Count());
        json.WriteStartArray("remapped");
        foreach (var field in plan.Remapped)
        {
            JsonLine.Object(json, inner =>
            {
                inner.WriteString("connection", field.Connection);
                inner.WriteString("field", field.Field);
                inner.WriteNumber("tickets", field.Tickets);
                inner.WriteNumber("anew", field.Anew);
            });
        }
        json.WriteEndArray();
        json.WriteStartArray("tickets");
        foreach (var ticket in plan.Tickets)
            JsonLine.Object(json, inner => Write(inner, ticket));
        json.WriteEndArray();
        json.Texts("standing", plan.Standing);
    }

    /// <summary>A plan as lines.</summary>
    public static string Text(SyncPlan plan) => string.Join('\n', plan.Remapped.Select(Line).Concat(plan.Tickets.SelectMany(Lines)).Concat(plan.Standing).Append(Sum(plan)));

    /// <summary>A write as lines.</summary>
    public static IEnumerable<string> Lines(IntendedWrite write)
    {
        var version = write.RecordVersion is { } on ? $" (version {on})" : "";
        yield return $"  {write.Connection}: {Word(write.Kind)}{(write.Part is { } part ? $" {part} of" : "")}{(write.Makes ? "" : $" {write.Subject}")}{version}";
        foreach (var (field, change) in write.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            yield return write.Kind == WriteKind.Create ? $"    {field}: {Words.Of(change.To)}" : $"    {field}: {Words.Of(change.From)} → {Words.Of(change.To)}";
    }

    private static string Line(RemappedField field) =>
        $"The map of {field.Field} at {field.Connection} was changed under {Output.Counts.Of(field.Tickets, "linked ticket")}: "
        + $"{field.Tickets - field.Anew:N0} go on as agreed, {field.Anew:N0} are decided anew by 'initial'";

    private static IEnumerable<string> Lines(PlannedTicket ticket)
    {
        yield return $"{string.Join(" · ", ticket.Links.OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => $"{link.Key} {link.Value}"))}"
            + $"{(ticket.Subject is { } subject ? $"  {subject}" : "")}{(ticket.IsNew ? "  (new to the hub)" : "")}";
        foreach (var connection in ticket.Matched)
            yield return $"  {connection}: the ticket there is taken for this one";
        foreach (var (field, change) in ticket.Pulled.OrderBy(field => field.Key, StringComparer.Ordinal))
            yield return $"  hub: {field}: {Words.Of(change.From)} → {Words.Of(change.To)}";
        foreach (var line in ticket.Writes.SelectMany(Lines))
            yield return line;
        foreach (var line in ticket.Conflicts.SelectMany(kept => ConflictView.Whole(kept).Split('\n')))
            yield return $"  conflict: {line.Trim()}";
        foreach (var held in ticket.Holds)
            yield return $"  {held.Connection}: {HoldView.Line(held.Group, held.Hold)}";
        foreach (var (connection, why) in ticket.Unrouted.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return $"  {connection}: goes nowhere: {why}";
    }

    private static string Sum(SyncPlan plan)
    {
        var writes = plan.Writes.Where(write => write.Part is null).ToLookup(write => write.Kind);
        var comments = plan.Writes.Count(write => write.Part is not null);
        var changed = writes[WriteKind.Update].Concat(writes[WriteKind.Step]).DistinctBy(write => (write.Connection, write.Subject)).Count();
        List<string> parts =
        [
            $"{writes[WriteKind.Create].Count():N0} to create", $"{changed:N0} to change",
            $"{writes[WriteKind.Delete].Count():N0} to delete", $"{plan.Tickets.Count(ticket => ticket.IsNew):N0} new to the hub",
            .. comments > 0 ? [Output.Counts.Of(comments, "comment")] : Array.Empty<string>(),
            Output.Counts.Of(plan.Tickets.Sum(ticket => ticket.Conflicts.Count), "conflict"),
            $"{plan.Tickets.Sum(ticket => ticket.Holds.Count):N0} held", $"{plan.Tickets.Count(ticket => ticket.Unrouted.Count > 0):N0} going nowhere",
        ];
        return plan.HasChanges ? $"Plan: {string.Join(", ", parts)}." : $"Plan: nothing to do{(plan.Tickets.Count > 0 ? $"; {string.Join(", ", parts[^2..])}" : "")}.";
    }

    private static void Write(Utf8JsonWriter json, PlannedTicket ticket)
    {
        json.WriteStartObject("links");
        foreach (var (connection, key) in ticket.Links)
            json.WriteString(connection, key);
        json.WriteEndObject();
        json.Text("subject", ticket.Subject);
        json.WriteBoolean("new", ticket.IsNew);
        json.WriteStartArray("writes");
        foreach (var write in ticket.Writes)
            JsonLine.Object(json, inner => PlanFile.Write(inner, write));
        json.WriteEndArray();
        json.WriteStartObject("hub");
        foreach (var (field, change) in ticket.Pulled)
        {
            json.WriteStartObject(field);
            json.Value("from", change.From);
            json.Value("to", change.To);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("conflicts");
        foreach (var kept in ticket.Conflicts)
            JsonLine.Object(json, inner => ConflictView.Write(inner, kept));
        json.WriteEndArray();
        json.WriteStartArray("holds");
        foreach (var held in ticket.Holds)
        {
            json.WriteStartObject();
            json.WriteString("connection", held.Connection);
            HoldView.Write(json, held.Group, held.Hold);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Texts("matched", ticket.Matched);
        json.WriteStartObject("unrouted");
        foreach (var (connection, why) in ticket.Unrouted)
            json.WriteString(connection, why);
        json.WriteEndObject();
    }

    private static string Word(WriteKind kind) => kind switch
    {
        WriteKind.Create => "create",
        WriteKind.Update => "change",
        WriteKind.Step => "step the status of",
        _ => "delete",
    };
}
