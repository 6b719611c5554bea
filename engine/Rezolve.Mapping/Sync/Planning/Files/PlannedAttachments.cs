using System.Collections.Concurrent;
using System.Globalization;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Sync.Planning.Files;

/// <summary>A store of attachments as a plan sees it: what is kept there is there, and of what the plan would keep only the sizes are noted.</summary>
/// <param name="below">The store that is read. It stays open.</param>
internal sealed class PlannedAttachments(IAttachmentStore below) : IAttachmentStore
{
    private readonly ConcurrentDictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private long _count;

    /// <inheritdoc/>
    public async ValueTask<KeepOutcome> KeepAsync(Stream bytes, long most, CancellationToken cancellation)
    {
        using var place = new Place(new Room(long.MaxValue));
        var outcome = await ContentCopy.RunAsync(bytes, Stream.Null, most, place, cancellation).ConfigureAwait(false);
        if (outcome.Content is not { } content)
            return outcome;
        // Two files of one size are not one file for it.
        var hash = Interlocked.Increment(ref _count).ToString("x64", CultureInfo.InvariantCulture);
        _sizes[hash] = content.Size;
        return outcome with { Content = content with { Hash = hash } };
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(string hash, CancellationToken cancellation) =>
        _sizes.TryGetValue(hash, out var size) ? new PlannedContent(size) : await below.OpenAsync(hash, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<long?> SizeAsync(string hash, CancellationToken cancellation) =>
        _sizes.TryGetValue(hash, out var size) ? size : await below.SizeAsync(hash, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string hash, CancellationToken cancellation) => ValueTask.FromResult(_sizes.TryRemove(hash, out _));

    /// <inheritdoc/>
    public IAsyncEnumerable<KeptContent> ListAsync(CancellationToken cancellation) => below.ListAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => _sizes.Clear();
}
