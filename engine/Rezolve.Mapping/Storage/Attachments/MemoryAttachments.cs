using System.Runtime.CompilerServices;

namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>Contents that are forgotten when the process ends: for tests, simulations and trying things out.</summary>
/// <param name="limits">How much it takes.</param>
public sealed class MemoryAttachments(AttachmentLimits limits) : IAttachmentStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly Room _room = new(limits.MostBytes);

    /// <inheritdoc/>
    public async ValueTask<KeepOutcome> KeepAsync(Stream bytes, long most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var place = new Place(_room);
        using var copy = new MemoryStream();
        var outcome = await ContentCopy.RunAsync(bytes, copy, most, place, cancellation).ConfigureAwait(false);
        if (outcome.Content is not { } content)
            return outcome;
        lock (_lock)
        {
            if (_contents.TryAdd(content.Hash, copy.ToArray()))
                place.Keep();
        }
        return outcome;
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(string hash, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult<Stream?>(_contents.TryGetValue(hash, out var bytes) ? new MemoryStream(bytes, writable: false) : null);
    }

    /// <inheritdoc/>
    public ValueTask<long?> SizeAsync(string hash, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
            return ValueTask.FromResult<long?>(_contents.TryGetValue(hash, out var bytes) ? bytes.Length : null);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string hash, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_contents.Remove(hash, out var bytes))
                return ValueTask.FromResult(false);
            _room.Add(-bytes.Length);
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeptContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        List<KeptContent> all;
        lock (_lock)
            all = [.. _contents.Select(one => new KeptContent(one.Key, one.Value.Length))];
        foreach (var content in all)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return content;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
            _contents.Clear();
    }
}
