using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;
using Rezolve.Mapping.Tests.EndToEnd.Step.Talks;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Strings;

/// <summary>One server, as people write mean texts there and as it tells them. What a server refuses from a person, or makes of it, is its own matter.</summary>
/// <param name="server">The server.</param>
/// <param name="queue">In which queue.</param>
internal sealed class MeanDesk(TrackerServer server, string queue) : IDisposable
{
    private readonly Rest _rest = new(server.Url, "alice");

    /// <summary>Makes a ticket, and leaves out what the server refuses.</summary>
    /// <returns>Its key; null for none.</returns>
    public async Task<string?> OpenAsync(string subject, Dictionary<string, object>? more = null)
    {
        var document = new Dictionary<string, object>(more ?? []) { ["Queue"] = queue, ["Subject"] = subject, ["Content"] = "Mean", ["ContentType"] = "text/plain" };
        return await _rest.TrySendAsync(HttpMethod.Post, "ticket", document) is { } made ? made.GetProperty("id").ToString() : null;
    }

    /// <summary>Says something.</summary>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> SayAsync(string ticket, object said, string who = "alice")
    {
        using var rest = new Rest(server.Url, who);
        return await rest.TrySendAsync(HttpMethod.Post, $"ticket/{ticket}/correspond", said) is not null;
    }

    /// <summary>Says something with files, as a browser does; where the server refuses one, each by itself.</summary>
    public async Task SendAsync(string ticket, IReadOnlyList<string> names)
    {
        using var alice = new Talker(server);
        if (await TrySendAsync(alice, ticket, names) is not null)
        {
            foreach (var name in names)
                await TrySendAsync(alice, ticket, [name]);
        }
    }

    /// <summary>Reads a ticket.</summary>
    public async Task<MeanTicket> ReadAsync(string key)
    {
        var ticket = await _rest.SendAsync(HttpMethod.Get, $"ticket/{key}");
        var requestors = ticket.GetProperty("Requestor").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
        var labels = ticket.GetProperty("CustomFields").EnumerateArray().First(field => field.GetProperty("name").GetString() == "Labels").GetProperty("values");
        return new MeanTicket(
            ticket.GetProperty("Subject").GetString() ?? "", requestors.FirstOrDefault() ?? "", [.. labels.EnumerateArray().Select(label => label.GetString()).OfType<string>().Order(StringComparer.Ordinal)]);
    }

    /// <summary>What was said on a ticket, paragraph by paragraph, without those that tell who said it where it comes from.</summary>
    public async Task<IReadOnlyList<string>> HeardAsync(string ticket) =>
        [.. (await PartsAsync(ticket)).Where(part => part is { Name.Length: 0, Type: "text/html" }).SelectMany(part => Paragraphs(part.Text))];

    /// <summary>The files of a ticket, by name.</summary>
    public async Task<IReadOnlyList<(string Name, string Text)>> FilesAsync(string ticket) =>
        [.. (await PartsAsync(ticket)).Where(part => part.Name.Length > 0).Select(part => (part.Name, part.Text)).OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Dispose() => _rest.Dispose();

    private async Task<IReadOnlyList<(string Name, string Type, string Text)>> PartsAsync(string ticket)
    {
        var said = (await _rest.AllAsync($"ticket/{ticket}/history?fields=Type")).Where(one => one.GetProperty("Type").GetString() is "Correspond" or "Comment").Select(one => one.GetProperty("id").ToString()).ToHashSet();
        var parts = new List<(string, string, string)>();
        foreach (var row in await _rest.AllAsync($"ticket/{ticket}/attachments?fields=Filename,ContentType,TransactionId"))
        {
            var transaction = row.GetProperty("TransactionId");
            if (!said.Contains(transaction.ValueKind == JsonValueKind.Object ? transaction.GetProperty("id").ToString() : transaction.ToString()))
                continue;
            var whole = await _rest.SendAsync(HttpMethod.Get, $"attachment/{row.GetProperty("id")}");
            var text = whole.TryGetProperty("Content", out var bytes) && bytes.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetString(Convert.FromBase64String(bytes.GetString()!)) : "";
            parts.Add((row.GetProperty("Filename").GetString() ?? "", row.GetProperty("ContentType").GetString() ?? "", text));
        }
        return parts;
    }

    private static Task<string?> TrySendAsync(Talker alice, string ticket, IReadOnlyList<string> names) =>
        alice.TrySayAsync(ticket, "<p>Files</p>", false, [.. names.Select(name => (name, "text/plain", Encoding.UTF8.GetBytes(name)))]);

    private static IEnumerable<string> Paragraphs(string html) =>
        Regex.Matches(html, "<p>(.*?)</p>", RegexOptions.Singleline).Select(one => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(one.Groups[1].Value, "<br ?/?>", "\n"), "<[^>]*>", "")));
}

/// <summary>What a server tells of a ticket.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Requester">Who asked for it; empty for nobody.</param>
/// <param name="Labels">Its labels, in order.</param>
internal sealed record MeanTicket(string Subject, string Requester, IReadOnlyList<string> Labels);
