using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Rezolve.Mapping.Cli.Listening;

/// <summary>Reads one request of HTTP/1.1 (RFC 9112) from a connection, under limits. What is doubtful is refused: nobody behind reads it another way.</summary>
/// <param name="socket">The connection.</param>
/// <param name="limits">How much is taken.</param>
internal sealed class WireReader(Socket socket, WireLimits limits)
{
    private static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _from;
    private int _to;

    /// <summary>Reads it; null where nothing came.</summary>
    /// <exception cref="WireException">It cannot be read.</exception>
    public async Task<WireRequest?> ReadAsync(CancellationToken cancellation)
    {
        var head = new HeadBudget(limits.HeadBytes);
        if (await LineAsync(head, cancellation) is not { Length: > 0 } first)
            return null;
        if (first.Split(' ') is not [var method, ['/', ..] target, "HTTP/1.1" or "HTTP/1.0"])
            throw new WireException(400);
        var fields = new List<KeyValuePair<string, string>>();
        while (await LineAsync(head, cancellation) is { Length: > 0 } line)
            fields.Add(Field(line));
        return new WireRequest(method, target, fields, await BodyAsync(fields, cancellation));
    }

    private static KeyValuePair<string, string> Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        // A space before the colon, or at the start of a line, is read in more than one way.
        if (colon < 1 || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
            throw new WireException(400);
        return KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
    }

    private async Task<byte[]> BodyAsync(List<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        var lengths = Of(fields, "Content-Length");
        var codings = Of(fields, "Transfer-Encoding");
        if (codings.Count > 0 && (lengths.Count > 0 || codings is not [var coding] || !coding.Equals("chunked", StringComparison.OrdinalIgnoreCase)) || lengths.Count > 1)
            throw new WireException(400);
        if (lengths.Count + codings.Count == 0)
            return [];
        var length = 0;
        if (lengths is [var text] && !(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && (length = (int)Math.Min(whole, int.MaxValue)) >= 0))
            throw new WireException(400);
        if (length > limits.BodyBytes)
            throw new WireException(413);
        if (Of(fields, "Expect").Any(expected => expected.Equals("100-continue", StringComparison.OrdinalIgnoreCase)))
            await socket.SendAsync(Continue, cancellation);
        return codings.Count > 0 ? await ChunksAsync(cancellation) : await ExactlyAsync(length, cancellation);
    }

    private static List<string> Of(List<KeyValuePair<string, string>> fields, string name) =>
        [.. fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value)];

    private async Task<byte[]> ChunksAsync(CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await LineAsync(new HeadBudget(200), cancellation) ?? throw new WireException(400);
            if (!int.TryParse(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
                throw new WireException(400);
            if (size == 0)
                break;
            if (body.Length + size > limits.BodyBytes)
                throw new WireException(413);
            body.Write(await ExactlyAsync(size, cancellation));
            if (await LineAsync(new HeadBudget(2), cancellation) is not "")
                throw new WireException(400);
        }
        var trailer = new HeadBudget(limits.HeadBytes);
        while (await LineAsync(trailer, cancellation) is { Length: > 0 })
        {
        }
        return body.ToArray();
    }

    private async Task<byte[]> ExactlyAsync(int length, CancellationToken cancellation)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            if (_from == _to && !await FillAsync(cancellation))
                throw new WireException(400);
            var count = Math.Min(length - at, _to - _from);
            _buffer.AsSpan(_from, count).CopyTo(bytes.AsSpan(at));
            (_from, at) = (_from + count, at + count);
        }
        return bytes;
    }

    // A line without its end; null where the connection ends before it.
    private async Task<string?> LineAsync(HeadBudget budget, CancellationToken cancellation)
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (_from == _to && !await FillAsync(cancellation))
                return line.Length == 0 ? null : throw new WireException(400);
            var one = _buffer[_from++];
            budget.Take();
            if (one == '\n')
                break;
            line.WriteByte(one);
        }
        var text = Encoding.Latin1.GetString(line.GetBuffer(), 0, (int)line.Length);
        return text.EndsWith('\r') && !text.AsSpan(..^1).ContainsAny('\r', '\0') ? text[..^1] : throw new WireException(400);
    }

    private async Task<bool> FillAsync(CancellationToken cancellation)
    {
        (_from, _to) = (0, await socket.ReceiveAsync(_buffer, cancellation));
        return _to > 0;
    }

    private sealed class HeadBudget(int most)
    {
        private int _taken;

        public void Take()
        {
            if (++_taken > most)
                throw new WireException(431);
        }
    }
}
