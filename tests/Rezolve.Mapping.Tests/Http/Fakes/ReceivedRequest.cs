using System.Text;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(int Number, string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? this[string header] => Headers.GetValueOrDefault(header.ToLowerInvariant());

    public static async Task<ReceivedRequest?> ReadAsync(Stream wire, int number, CancellationToken cancellation)
    {
        var head = await HeadAsync(wire, cancellation);
        if (head.Length == 0)
            return null;
        var lines = head.TrimEnd().Split("\r\n");
        var headers = lines[1..].Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"))];
        await wire.ReadExactlyAsync(body, cancellation);
        var words = lines[0].Split(' ');
        return new(number, words[0], words[1], headers, Encoding.UTF8.GetString(body));
    }

    private static async Task<string> HeadAsync(Stream wire, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n") && await wire.ReadAsync(one, cancellation) == 1)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
