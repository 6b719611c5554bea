using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Talks;

/// <summary>A person who talks on the tickets of one server.</summary>
/// <param name="server">The server.</param>
/// <param name="name">Who.</param>
internal sealed class Talker(TrackerServer server, string name = "alice") : IDisposable
{
    private readonly Rest _rest = new(server.Url, name);

    /// <summary>Who.</summary>
    public string Name => name;

    /// <summary>Says something; with files, as a browser sends them.</summary>
    /// <param name="ticket">On which ticket.</param>
    /// <param name="text">What, as HTML.</param>
    /// <param name="isInternal">Whether only those who work on it may read it.</param>
    /// <param name="files">Its files.</param>
    public async Task SayAsync(string ticket, string text, bool isInternal = false, params (string Name, string Type, byte[] Bytes)[] files) =>
        Assert.Null(await TrySayAsync(ticket, text, isInternal, files));

    /// <summary>Says something that the server may refuse.</summary>
    /// <returns>Why it was; null where it was not.</returns>
    public async Task<string?> TrySayAsync(string ticket, string text, bool isInternal, params (string Name, string Type, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var said = new StringContent(JsonSerializer.Serialize(new { Content = text, ContentType = "text/html" }), Encoding.UTF8, "application/json");
        form.Add(said, "JSON");
        foreach (var (file, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"Attachments\"; filename=\"{file}\"");
            form.Add(part);
        }
        return await _rest.PostAsync($"ticket/{ticket}/{(isInternal ? "comment" : "correspond")}", form);
    }

    /// <summary>What was said on a ticket, in order: words alone, those that not everybody may read in brackets, with who said them.</summary>
    public async Task<IReadOnlyList<string>> HeardAsync(string ticket)
    {
        var said = (await _rest.AllAsync($"ticket/{ticket}/history?fields=Type,Creator")).Where(IsSaid).ToList();
        var parts = await PartsAsync(ticket);
        return [.. said.Select(one =>
        {
            var id = Text(one, "id");
            var words = Words(parts.Where(part => part.Transaction == id && part.Name.Length == 0).OrderByDescending(part => part.Type == "text/html").Select(part => part.Content).FirstOrDefault() ?? []);
            var by = one.GetProperty("Creator").GetProperty("id").GetString();
            return Text(one, "Type") == "Comment" ? $"{by} [{words}]" : $"{by} {words}";
        })];
    }

    /// <summary>How much was said on a ticket.</summary>
    public async Task<int> CountAsync(string ticket) => (await _rest.AllAsync($"ticket/{ticket}/history?fields=Type")).Count(IsSaid);

    /// <summary>The files of a ticket: name, and the sha256 of what they hold.</summary>
    public async Task<IReadOnlyList<(string Name, string Hash)>> FilesAsync(string ticket) =>
        [.. (await PartsAsync(ticket)).Where(part => part.Name.Length > 0).Select(part => (part.Name, Convert.ToHexStringLower(SHA256.HashData(part.Content)))).Order()];

    /// <inheritdoc/>
    public void Dispose() => _rest.Dispose();

    private async Task<IReadOnlyList<Part>> PartsAsync(string ticket)
    {
        var parts = new List<Part>();
        foreach (var row in await _rest.AllAsync($"ticket/{ticket}/attachments?fields=Filename,ContentType,TransactionId"))
        {
            var whole = await _rest.SendAsync(HttpMethod.Get, $"attachment/{Text(row, "id")}");
            var transaction = row.GetProperty("TransactionId");
            var content = whole.TryGetProperty("Content", out var bytes) && bytes.ValueKind == JsonValueKind.String ? Convert.FromBase64String(bytes.GetString()!) : [];
            parts.Add(new Part(transaction.ValueKind == JsonValueKind.Object ? Text(transaction, "id") : transaction.ToString(), Text(row, "Filename"), Text(row, "ContentType"), content));
        }
        return parts;
    }

    private static bool IsSaid(JsonElement happening) => Text(happening, "Type") is "Correspond" or "Comment";

    private static string Words(byte[] html) =>
        string.Join(' ', WebUtility.HtmlDecode(Regex.Replace(Encoding.UTF8.GetString(html), "<[^>]*>", " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";

    private sealed record Part(string Transaction, string Name, string Type, byte[] Content);
}
