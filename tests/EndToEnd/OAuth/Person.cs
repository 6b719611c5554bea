using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.OAuth;

/// <summary>A person with a browser: signs in at the server by name and password (RFC 6749, 4.1 with RFC 7636) and gets tokens.</summary>
internal sealed class Person : IDisposable
{
    /// <summary>Where the server sends the person back to; nobody listens there, the address alone carries the code.</summary>
    public const string Callback = "http://127.0.0.1:5000/callback";

    private const string Verifier = "a-verifier-of-more-than-forty-three-characters-for-the-tests";
    private static readonly string Challenge = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
    private readonly string _server;
    private readonly HttpClient _browser;

    public Person(string server) => (_server, _browser) =
        (server, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = new CookieContainer() }));

    public void Dispose() => _browser.Dispose();

    /// <summary>Signs in and gives the first refresh token of the grant.</summary>
    public async Task<string> SignInAsync(string name)
    {
        var at = await GoAsync(new Uri(
            $"{_server}/auth?client_id=web&response_type=code&redirect_uri={Uri.EscapeDataString(Callback)}&scope=openid%20offline_access&prompt=consent"
            + $"&code_challenge={Challenge}&code_challenge_method=S256"));
        Assert.StartsWith($"{_server}/interaction/", at.AbsoluteUri);
        using var form = new FormUrlEncodedContent([new("login", name), new("password", $"{name}-password")]);
        using var posted = await _browser.PostAsync(at, form);
        var end = await GoAsync(new Uri(at, posted.Headers.Location!));
        var code = end.Query.TrimStart('?').Split('&').Single(field => field.StartsWith("code="))["code=".Length..];
        var tokens = await AskAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Callback), ("code_verifier", Verifier));
        return tokens.GetProperty("refresh_token").GetString()!;
    }

    /// <summary>Asks the token address as the client "web".</summary>
    public async Task<JsonElement> AskAsync(params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_server}/token");
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("web:web-secret"u8));
        using var response = await _browser.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    // Follows the server's own redirects up to a page, or to the address outside that carries the code.
    private async Task<Uri> GoAsync(Uri at)
    {
        for (var hop = 0; hop < 10; hop++)
        {
            if (at.AbsoluteUri.StartsWith(Callback))
                return at;
            using var response = await _browser.GetAsync(at);
            if (response.Headers.Location is not { } next)
                return at;
            at = new Uri(at, next);
        }
        throw new InvalidOperationException($"The server redirects in a circle: {at.AbsolutePath}.");
    }
}
