using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Sync.Conversations.Files.Removal;

/// <summary>
/// Removes the bytes that no file refers to any more: at once where a file has gone, and with each sweep whatever a process that ended left behind. What is removed
/// while another file with the same bytes comes in is missed by that file, and got again.
/// </summary>
/// <param name="store">Where files are kept.</param>
/// <param name="tenant">Whose they are.</param>
/// <param name="contents">Where bytes are kept; null where none are.</param>
internal sealed class ContentSweep(ISyncStore store, string tenant, IAttachmentStore? contents)
{
    private readonly ConcurrentDictionary<string, bool> _dropped = new(StringComparer.Ordinal);

    /// <summary>Notes that a file does not refer to its bytes any more; nothing is removed before the file says so.</summary>
    public void Drop(string hash) => _dropped[hash] = true;

    /// <summary>Removes what was noted and no file refers to.</summary>
    /// <returns>How many contents were removed.</returns>
    public async Task<int> ReleaseAsync(CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var hash in _dropped.Keys)
        {
            _dropped.TryRemove(hash, out _);
            // '0' follows every end of a key in the order of characters, and no hash is longer.
            var query = new RowQuery(tenant, RowKinds.File, 1) { Index = FileRows.HashIndex, From = hash, Before = hash + "0" };
            if (contents is not null && (await store.PageAsync(query, cancellation).ConfigureAwait(false)).Rows.Count == 0)
                removed += await contents.DeleteAsync(hash, cancellation).ConfigureAwait(false) ? 1 : 0;
        }
        return removed;
    }

    /// <summary>Looks at everything that is kept. What is kept first and referred to later is not among it: files are read after the contents.</summary>
    public async Task<SweptContents> RunAsync(CancellationToken cancellation)
    {
        if (contents is null)
            return default;
        var kept = new List<KeptContent>();
        await foreach (var content in contents.ListAsync(cancellation).ConfigureAwait(false))
            kept.Add(content);
        if (kept.Count == 0)
            return default;
        var referred = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var file in new HubStore(store, tenant).FilesAsync(null, cancellation).ConfigureAwait(false))
        {
            if (file.Hash is { } hash)
                referred.Add(hash);
        }
        var (removed, bytes) = (0, 0L);
        foreach (var content in kept.Where(content => !referred.Contains(content.Hash)))
        {
            if (await contents.DeleteAsync(content.Hash, cancellation).ConfigureAwait(false))
                (removed, bytes) = (removed + 1, bytes + content.Size);
        }
        return new SweptContents(kept.Count - removed, removed, bytes);
    }
}

/// <summary>What came of a sweep over contents.</summary>
/// <param name="Kept">How many are kept.</param>
/// <param name="Removed">How many were removed.</param>
/// <param name="Bytes">How many bytes those had.</param>
internal readonly record struct SweptContents(int Kept, int Removed, long Bytes);
