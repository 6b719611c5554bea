using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>A person who works on tickets of one server by hand; the server's histories tell them from the sync.</summary>
/// <param name="server">The server.</param>
/// <param name="name">Who.</param>
/// <param name="queue">In which queue.</param>
internal sealed class Agent(TrackerServer server, string name = "alice", string queue = Admin.Queue) : IDisposable
{
    private readonly Rest _rest = new(server.Url, name);

    /// <summary>Makes a ticket.</summary>
    /// <param name="subject">What it is about; tests find their tickets by it.</param>
    /// <param name="more">What else it says, in the server's terms.</param>
    /// <returns>Its key.</returns>
    public async Task<string> OpenAsync(string subject, Dictionary<string, object>? more = null)
    {
        var document = new Dictionary<string, object>(more ?? []) { ["Queue"] = queue, ["Subject"] = subject, ["Content"] = $"About {subject}", ["ContentType"] = "text/plain" };
        return (await _rest.SendAsync(HttpMethod.Post, "ticket", document)).GetProperty("id").ToString();
    }

    /// <summary>Changes a ticket.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="document">What it is to say, in the server's terms.</param>
    /// <returns>What the server says of it.</returns>
    public async Task<string> ChangeAsync(string key, object document) => (await _rest.SendAsync(HttpMethod.Put, $"ticket/{key}", document)).ToString();

    /// <summary>Deletes a ticket.</summary>
    public Task DeleteAsync(string key) => _rest.SendAsync(HttpMethod.Delete, $"ticket/{key}");

    /// <summary>Makes a ticket part of another: from then on the server answers with the other.</summary>
    public Task MergeAsync(string key, string into) => ChangeAsync(key, new { MergeInto = into });

    /// <summary>Reads a ticket.</summary>
    public async Task<TrackerTicket> ReadAsync(string key) => new(await _rest.SendAsync(HttpMethod.Get, $"ticket/{key}"));

    /// <summary>The keys of the tickets with exactly this subject.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string subject) =>
        [.. (await _rest.AllAsync($"tickets?query=Queue%3D'{queue}'%20AND%20Subject%3D'{Uri.EscapeDataString(subject)}'")).Select(row => row.GetProperty("id").ToString())];

    /// <summary>The one ticket with this subject.</summary>
    public async Task<TrackerTicket> TheAsync(string subject) => await ReadAsync(Assert.Single(await FindAsync(subject)));

    /// <summary>What has happened to a ticket, oldest first.</summary>
    public async Task<IReadOnlyList<Happening>> HistoryAsync(string key) =>
        [.. (await _rest.AllAsync($"ticket/{key}/history?fields=Type,Field,OldValue,NewValue,Creator")).Select(Happening.Of)];

    /// <inheritdoc/>
    public void Dispose() => _rest.Dispose();
}

/// <summary>One entry of a ticket's history.</summary>
/// <param name="By">Who did it.</param>
/// <param name="Type">What sort of thing.</param>
/// <param name="Field">The field, where it is about one.</param>
/// <param name="From">What it said before.</param>
/// <param name="To">What it said after.</param>
internal sealed record Happening(string By, string Type, string Field, string From, string To)
{
    /// <summary>Reads an entry.</summary>
    public static Happening Of(JsonElement row) =>
        new(row.GetProperty("Creator").GetProperty("id").GetString()!, Text(row, "Type"), Text(row, "Field"), Text(row, "OldValue"), Text(row, "NewValue"));

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";
}
