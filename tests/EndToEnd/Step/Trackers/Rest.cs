using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>The interface of a Request Tracker, as somebody who signs in with a name and a password.</summary>
internal sealed class Rest : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    /// <summary>Signs in.</summary>
    /// <param name="url">The server's address.</param>
    /// <param name="user">Who.</param>
    /// <param name="password">The password; null for the one that the server was seeded with.</param>
    public Rest(string url, string user, string? password = null)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"{url}/REST/2.0/"), Timeout = Longest };
        var pair = Encoding.UTF8.GetBytes($"{user}:{password ?? $"{user}-password"}");
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
    }

    /// <summary>Sends a request; an answer that is no success ends the test.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), null, JsonSerializerOptions.Default) };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Sends a request that may be refused.</summary>
    /// <returns>The answer; null for a refusal.</returns>
    public async Task<JsonElement?> TrySendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, body.GetType(), null, JsonSerializerOptions.Default) };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken) : null;
    }

    /// <summary>Posts a form.</summary>
    /// <returns>Why it was refused; null where it was taken.</returns>
    public async Task<string?> PostAsync(string path, HttpContent form)
    {
        using var answer = await _client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode ? null : $"POST {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }

    /// <summary>Every row of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string path)
    {
        var rows = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var answer = await SendAsync(HttpMethod.Get, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}per_page=100&page={page}");
            var items = answer.GetProperty("items").EnumerateArray().ToList();
            rows.AddRange(items);
            if (items.Count < 100)
                return rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
