namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker.Talking;

/// <summary>What a person answers by mail, with a picture in the text: the server's own gateway takes it.</summary>
internal static class PictureMail
{
    /// <summary>The name of the picture.</summary>
    public const string Name = "shot.png";

    private const string Base64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>The bytes of the picture.</summary>
    public static byte[] Picture => Convert.FromBase64String(Base64);

    /// <summary>Sends it, as Alice.</summary>
    /// <param name="server">The server.</param>
    /// <param name="key">The ticket.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task SendAsync(TrackerServer server, string key, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        var mail = $"""
            From: Alice <alice@example.test>
            To: support@rezolve.test
            Subject: Re: [rezolve.test #{key}] talk
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="b1"

            --b1
            Content-Type: text/html; charset="utf-8"

            <p>See <img src="cid:shot-1@example.test" alt="shot"> here</p>
            --b1
            Content-Type: image/png; name="{Name}"
            Content-ID: <shot-1@example.test>
            Content-Disposition: inline; filename="{Name}"
            Content-Transfer-Encoding: base64

            {Base64}
            --b1--
            """;
        var form = new Dictionary<string, string> { ["queue"] = "Support", ["action"] = "correspond", ["SessionType"] = "REST", ["message"] = mail };
        using var answer = await client.PostAsync(new Uri($"{server.Url}/REST/1.0/NoAuth/mail-gateway"), new FormUrlEncodedContent(form), cancellation);
        Assert.Equal("ok", (await answer.Content.ReadAsStringAsync(cancellation)).Trim());
    }
}
