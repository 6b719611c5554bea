using System.Text.Json;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows what came of deliveries, and what systems were told about where to send them.</summary>
internal static class HookView
{
    /// <summary>The webhooks that something is known of, as <c>connection/webhook</c>.</summary>
    public static IEnumerable<string> Names(StatusCount count) => count.Inboxes.Keys.Union(count.Hooks.Keys).Order(StringComparer.Ordinal);

    /// <summary>Writes the members of a webhook.</summary>
    public static void Write(Utf8JsonWriter json, string name, StatusCount count) => Write(json, name, count.Inboxes.GetValueOrDefault(name), count.Hooks.GetValueOrDefault(name));

    /// <summary>Writes the members of a webhook.</summary>
    public static void Write(Utf8JsonWriter json, string name, InboxCounts? counts, HookState? hook)
    {
        counts ??= new InboxCounts();
        json.WriteString("connection", name.Split('/', 2)[0]);
        json.WriteString("webhook", name.Split('/', 2)[1]);
        json.WriteNumber("accepted", counts.Accepted);
        json.WriteNumber("duplicates", counts.Duplicates);
        json.WriteNumber("ignored", counts.Ignored);
        json.WriteNumber("unmatched", counts.Unmatched);
        json.WriteNumber("unreadable", counts.Unreadable);
        json.WriteNumber("refused", counts.Refused);
        json.Instant("lastAt", counts.LastAt);
        json.Instant("refusedAt", counts.RefusedAt);
        json.Text("refusal", counts.Refusal);
        json.Text("url", hook?.Url);
        json.Text("subscription", hook?.Id);
        json.Instant("renewAt", hook?.RenewAt);
        json.Text("trouble", hook?.Trouble);
    }

    /// <summary>A webhook as a line.</summary>
    public static string Line(string name, StatusCount count) => Line(name, count.Inboxes.GetValueOrDefault(name), count.Hooks.GetValueOrDefault(name));

    /// <summary>A webhook as a line; what did not occur is left out.</summary>
    public static string Line(string name, InboxCounts? counts, HookState? hook)
    {
        counts ??= new InboxCounts();
        var words = string.Join(", ", new[]
        {
            (counts.Accepted, "accepted"), (counts.Duplicates, "duplicates"), (counts.Ignored, "ignored"), (counts.Unmatched, "matched no row"),
            (counts.Unreadable, "unreadable"), (counts.Refused, "refused"),
        }.Where(one => one.Item1 > 0).Select(one => $"{one.Item1:N0} {one.Item2}"));
        var refusal = counts.Refusal is { } why ? $"; last refused {Words.Of(counts.RefusedAt)}: {why}" : "";
        return $"webhook {name}: {(words.Length > 0 ? $"{words}, the last {Words.Of(counts.LastAt)}" : "nothing came yet")}{refusal}{(hook is null ? "" : Line(hook))}";
    }

    private static string Line(HookState hook) =>
        $"; subscribed for {hook.Url}{(hook.RenewAt is { } at ? $", renewed next {Words.Of(at)}" : "")}{(hook.Trouble is { } trouble ? $"; in trouble: {trouble}" : "")}";
}
