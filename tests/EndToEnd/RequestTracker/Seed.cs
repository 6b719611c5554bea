using System.Globalization;
using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>The tickets that seed.pl makes, in the hub's terms.</summary>
internal static class Seed
{
    /// <summary>How many there are: more than two pages of a hundred, one and a fifth of them in the same second.</summary>
    public const int Count = 260;

    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the last was changed.</summary>
    public static DateTimeOffset Newest { get; } = UpdatedAt(Count);

    /// <summary>The number of a ticket; null where it is none of these.</summary>
    public static int? NumberOf(JsonElement ticket) =>
        ticket.GetProperty("subject").GetString()!.Split(' ') is ["Seed", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>What a ticket must be, as text.</summary>
    public static string Expected(int n) => string.Join(" | ",
        $"Seed {n} – Árvíztűrő 🚀", new[] { "new", "open", "resolved" }[n % 3], Band(n * 7 % 101), new[] { "null", "alice", "bora" }[n % 3],
        n % 11 == 0 ? "null" : "carol@example.test", n % 5 == 0 ? "2031-02-01T10:20:30Z" : "null", n % 7 == 0 ? "null" : $"S{(n % 3) + 1}",
        n % 2 == 0 ? "" : $"n{n % 10},seed", UpdatedAt(n).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>What a ticket is, as text.</summary>
    public static string Actual(JsonElement ticket) => string.Join(" | ",
        Text(ticket, "subject"), Text(ticket, "status"), Text(ticket, "priority"), Key(ticket, "assignee"), Key(ticket, "requester"), Text(ticket, "due"),
        Text(ticket.GetProperty("custom"), "severity"), string.Join(',', ticket.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString())), Text(ticket, "updatedAt"));

    private static DateTimeOffset UpdatedAt(int n) => Start.AddMinutes(n is > 70 and <= 190 ? 710 : n * 10);

    private static string Band(int priority) => priority switch { > 80 => "1", > 60 => "2", > 40 => "3", > 20 => "4", _ => "5" };

    private static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Null ? "null" : value.GetString()! : "absent";

    private static string Key(JsonElement ticket, string name) =>
        ticket.GetProperty(name) is { ValueKind: JsonValueKind.Object } reference ? reference.GetProperty("key").GetString()! : "null";
}
