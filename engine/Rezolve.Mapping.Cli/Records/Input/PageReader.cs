namespace Rezolve.Mapping.Cli.Records.Input;

/// <summary>Cuts a stream of lines into pages of about one size. Memory does not grow with the stream, only with its longest line.</summary>
/// <param name="input">The lines.</param>
/// <param name="pageBytes">The usual size of a page.</param>
/// <param name="longestLine">The longest line that is read; a longer one is told and passed over.</param>
internal sealed class PageReader(Stream input, int pageBytes, int longestLine)
{
    private readonly PageBuffers _buffers = new(pageBytes);
    private byte[] _rest = [];
    private long _line = 1;
    private bool _isEnded;
    private bool _isSkipping;

    /// <summary>The next page, or null at the end.</summary>
    public async ValueTask<InputPage?> ReadAsync(CancellationToken cancellation)
    {
        while (!_isEnded || _rest.Length > 0)
        {
            var buffer = _buffers.Take(_rest.Length * 2);
            _rest.CopyTo(buffer, 0);
            var filled = _rest.Length;
            _rest = [];
            (buffer, filled) = await FillAsync(buffer, filled, cancellation).ConfigureAwait(false);
            if (Cut(buffer, filled) is { } page)
                return page;
        }
        return null;
    }

    private async ValueTask<(byte[] Buffer, int Filled)> FillAsync(byte[] buffer, int filled, CancellationToken cancellation)
    {
        while (!_isEnded)
        {
            if (filled >= pageBytes && buffer.AsSpan(0, filled).Contains((byte)'\n') || filled > longestLine)
                break;
            if (filled == buffer.Length)
                buffer = Larger(buffer);
            var read = await input.ReadAsync(buffer.AsMemory(filled), cancellation).ConfigureAwait(false);
            _isEnded = read == 0;
            filled += read;
        }
        return (buffer, filled);
    }

    private InputPage? Cut(byte[] buffer, int filled)
    {
        var start = _isSkipping ? buffer.AsSpan(0, filled).IndexOf((byte)'\n') + 1 : 0;
        if (_isSkipping && start > 0)
            return AfterSkipping(buffer, start, filled);
        var end = _isEnded ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
        if (_isSkipping || end == 0)
            return TooLong(buffer, filled);
        _rest = buffer.AsSpan(end..filled).ToArray();
        var page = new InputPage(_buffers, buffer, end, _line);
        _line += page.Bytes.Span.Count((byte)'\n');
        return page;
    }

    // What follows the long line is an ordinary page; cutting goes on with it.
    private InputPage? AfterSkipping(byte[] buffer, int start, int filled)
    {
        _isSkipping = false;
        _line++;
        _rest = buffer.AsSpan(start..filled).ToArray();
        _buffers.GiveBack(buffer);
        return null;
    }

    private InputPage? TooLong(byte[] buffer, int filled)
    {
        if (_isSkipping || filled == 0)
        {
            _buffers.GiveBack(buffer);
            return null;
        }
        _isSkipping = true;
        return new InputPage(_buffers, buffer, Math.Min(filled, 80), _line) { IsTooLong = true };
    }

    private byte[] Larger(byte[] buffer)
    {
        var larger = _buffers.Take(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        _buffers.GiveBack(buffer);
        return larger;
    }
}
