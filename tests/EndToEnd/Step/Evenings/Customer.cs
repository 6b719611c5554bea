using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Evenings;

/// <summary>Whoever asked for something at one server, and is no agent there: what they can read, and what they were sent.</summary>
/// <param name="server">The server.</param>
internal sealed class Customer(TrackerServer server) : IDisposable
{
    /// <summary>Their name at every server.</summary>
    public const string Name = "dana";

    private const string Address = $"{Name}@example.test";

    private readonly Rest _rest = new(server.Url, Name);

    /// <summary>Everything that the server shows them of a ticket: its history, and the texts and files in it.</summary>
    public async Task<string> SeesAsync(string ticket)
    {
        var seen = new StringBuilder();
        foreach (var row in await _rest.AllAsync($"ticket/{ticket}/history?fields=Type,Field,OldValue,NewValue,Data,Content"))
            seen.Append(row.ToString()).Append('\n');
        foreach (var row in await _rest.AllAsync($"ticket/{ticket}/attachments?fields=Filename,ContentType"))
        {
            var whole = await _rest.SendAsync(HttpMethod.Get, $"attachment/{row.GetProperty("id")}");
            seen.Append(row.ToString()).Append('\n').Append(Text(whole)).Append('\n');
        }
        return seen.ToString();
    }

    /// <summary>The mails that the server sent, those to the customer and those to others.</summary>
    public (IReadOnlyList<string> Own, IReadOnlyList<string> Others) Mails()
    {
        var file = Path.Combine(server.Folder, "mails");
        var mails = File.Exists(file) ? File.ReadAllText(file).Split('\f').Where(mail => mail.Trim().Length > 0).ToLookup(IsTo) : Enumerable.Empty<string>().ToLookup(_ => true);
        return ([.. mails[true]], [.. mails[false]]);
    }

    /// <inheritdoc/>
    public void Dispose() => _rest.Dispose();

    private static bool IsTo(string mail) => mail.Split("\n\n")[0].Contains(Address, StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement attachment) =>
        attachment.TryGetProperty("Content", out var bytes) && bytes.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetString(Convert.FromBase64String(bytes.GetString()!)) : "";
}
