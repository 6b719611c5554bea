using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.OAuth;

/// <summary>An API that takes the OAuth server's tokens and nothing else: it verifies each with the server's public key, as vendors do.</summary>
internal sealed class GuardedApi : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, bool> _ended = new();
    private readonly RSA _key;
    private readonly Task _serving;

    private GuardedApi(RSA key, int port)
    {
        (_key, Url) = (key, $"http://127.0.0.1:{port}");
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The tokens that were taken, one entry a call.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>How many calls were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Starts it with the key that the server publishes.</summary>
    public static async Task<GuardedApi> StartAsync(SignInServer server)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var published = JsonDocument.Parse(await client.GetStringAsync($"{server.Url}/jwks")).RootElement.GetProperty("keys")[0];
        var key = RSA.Create(new RSAParameters { Modulus = Bytes(published, "n"), Exponent = Bytes(published, "e") });
        return new GuardedApi(key, Port.Free());
    }

    /// <summary>From now on a token is refused, as if it had ended.</summary>
    public void End(string token) => _ended[token] = true;

    /// <summary>What a token says.</summary>
    public static JsonElement Claims(string token) => JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1])).RootElement;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _key.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var token = context.Request.Headers["Authorization"]?.Split(' ')[^1] ?? "";
                var isGood = IsGood(token);
                if (isGood)
                    Taken.Enqueue(token);
                else
                    Refused++;
                context.Response.StatusCode = isGood ? 200 : 401;
                context.Response.ContentType = "application/json";
                context.Response.Close("{}"u8.ToArray(), willBlock: false);
            }
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
        {
            // The listener was closed, which is how the tests end it.
        }
    }

    private bool IsGood(string token)
    {
        var end = token.LastIndexOf('.');
        return end > 0 && !_ended.ContainsKey(token)
            && _key.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            && Claims(token).GetProperty("aud").GetString() == "urn:rezolve:api";
    }

    private static byte[] Bytes(JsonElement key, string name) => Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
