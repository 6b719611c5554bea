using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Strings;

/// <summary>What the command tells of tickets: which are the same, and what is held.</summary>
internal sealed class Reports
{
    private readonly Dictionary<string, string> _twins = new(StringComparer.Ordinal);
    private readonly List<(string Ticket, string Group, string Reason)> _told = [];
    private readonly Dictionary<string, string> _tickets = new(StringComparer.Ordinal);

    /// <summary>Asks the command.</summary>
    public static async Task<Reports> ReadAsync(Station station)
    {
        var reports = new Reports();
        var links = JsonDocument.Parse((await station.DoneAsync("links", "--json", "--limit", "0")).Out).RootElement.GetProperty("links").EnumerateArray().ToList();
        foreach (var link in links.Where(link => link.GetProperty("connection").GetString() == "north"))
            reports._tickets[link.GetProperty("key").GetString()!] = link.GetProperty("ticket").GetString()!;
        foreach (var link in links.Where(link => link.GetProperty("connection").GetString() == "south"))
            reports._twins[link.GetProperty("ticket").GetString()!] = link.GetProperty("key").GetString()!;
        foreach (var link in links)
            reports._told.AddRange(link.GetProperty("holds").EnumerateArray().Select(hold => (link.GetProperty("ticket").GetString()!, hold.GetProperty("group").GetString()!, hold.ToString())));
        var letters = JsonDocument.Parse((await station.RunAsync("dead-letters", "list", "--json", "--limit", "0")).Out).RootElement.GetProperty("deadLetters").EnumerateArray();
        reports._told.AddRange(letters.Select(letter => (letter.TryGetProperty("ticket", out var ticket) ? ticket.GetString()! : "", letter.GetProperty("group").GetString()!, letter.GetProperty("message").GetString()!)));
        return reports;
    }

    /// <summary>The key in the south of a ticket in the north; null for none.</summary>
    public string? TwinOf(string north) => _tickets.TryGetValue(north, out var ticket) ? _twins.GetValueOrDefault(ticket) : null;

    /// <summary>What was told of one field of a ticket in the north, or of the whole ticket.</summary>
    public IReadOnlyList<string> Of(string north, string group) => !_tickets.TryGetValue(north, out var ticket)
        ? []
        : [.. _told.Where(one => one.Ticket == ticket && (one.Group.StartsWith(group, StringComparison.Ordinal) || one.Group == "ticket")).Select(one => one.Reason)];
}
