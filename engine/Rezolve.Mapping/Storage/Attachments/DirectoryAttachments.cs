using System.Runtime.CompilerServices;

namespace Rezolve.Mapping.Storage.Attachments;

/// <summary>
/// Contents as files of a directory, which one process has open at a time. Only their owner may read them. A content arrives under a number and takes its hash
/// for a name when it is whole and on the disk; what a process that ended left half-way is removed by the next.
/// </summary>
/// <remarks>A file system that was cut off from its power may forget the newest names: contents are got again then.</remarks>
public sealed class DirectoryAttachments : IAttachmentStore
{
    private const string Arriving = "arriving";
    private const string LockFile = ".lock";

    // So many first digits of a hash name the folder that a content is in, so that no folder grows too long.
    private const int ShardDigits = 2;

    private readonly string _folder;
    private readonly FileStream _held;
    private readonly Room _room;
    private readonly Lock _lock = new();
    private long _arrivals;

    private DirectoryAttachments(string folder, FileStream held, Room room) => (_folder, _held, _room) = (folder, held, room);

    /// <summary>How many bytes all contents have together, those that are arriving included.</summary>
    public long UsedBytes => _room.Used;

    /// <summary>Opens a directory, and makes it where there is none.</summary>
    /// <param name="folder">Its path.</param>
    /// <param name="limits">How much it takes. What is there already stays, whatever is allowed.</param>
    /// <exception cref="IOException">Another process has it open, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not write there.</exception>
    public static DirectoryAttachments Open(string folder, AttachmentLimits limits)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(limits);
        OwnFiles.MakeFolder(folder);
        var held = OwnFiles.Hold(Path.Combine(folder, LockFile));
        var arriving = Path.Combine(folder, Arriving);
        if (Directory.Exists(arriving))
            Directory.Delete(arriving, recursive: true);
        OwnFiles.MakeFolder(arriving);
        var room = new Room(limits.MostBytes);
        foreach (var content in Contents(folder))
            room.Add(content.Length);
        return new DirectoryAttachments(folder, held, room);
    }

    /// <inheritdoc/>
    public async ValueTask<KeepOutcome> KeepAsync(Stream bytes, long most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var place = new Place(_room);
        var number = Interlocked.Increment(ref _arrivals).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var arriving = Path.Combine(_folder, Arriving, number);
        try
        {
            var outcome = await WriteAsync(arriving, bytes, most, place, cancellation).ConfigureAwait(false);
            if (outcome.Content is { } content)
                Name(arriving, content.Hash, place);
            return outcome;
        }
        finally
        {
            if (File.Exists(arriving))
                File.Delete(arriving);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(string hash, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Stream?>(KeptContent.IsHash(hash) && File.Exists(PathOf(hash)) ? OwnFiles.Read(PathOf(hash)) : null);
    }

    /// <inheritdoc/>
    public ValueTask<long?> SizeAsync(string hash, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(KeptContent.IsHash(hash) && new FileInfo(PathOf(hash)) is { Exists: true } file ? file.Length : (long?)null);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string hash, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!KeptContent.IsHash(hash) || new FileInfo(PathOf(hash)) is not { Exists: true } file)
                return ValueTask.FromResult(false);
            _room.Add(-file.Length);
            file.Delete();
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeptContent> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in Contents(_folder))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new KeptContent(file.Name, file.Length);
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private static async ValueTask<KeepOutcome> WriteAsync(string arriving, Stream bytes, long most, Place place, CancellationToken cancellation)
    {
        FileStream file;
        try
        {
            file = OwnFiles.Create(arriving);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new KeepOutcome(KeepResult.Unwritable, Problem: problem.Message);
        }
        await using (file.ConfigureAwait(false))
        {
            var outcome = await ContentCopy.RunAsync(bytes, file, most, place, cancellation).ConfigureAwait(false);
            if (outcome.Content is not null)
                file.Flush(flushToDisk: true);
            return outcome;
        }
    }

    private void Name(string arriving, string hash, Place place)
    {
        var path = PathOf(hash);
        lock (_lock)
        {
            if (File.Exists(path))
                return;
            OwnFiles.MakeFolder(Path.GetDirectoryName(path)!);
            File.Move(arriving, path);
            place.Keep();
        }
    }

    private string PathOf(string hash) => Path.Combine(_folder, hash[..ShardDigits], hash);

    private static IEnumerable<FileInfo> Contents(string folder) => new DirectoryInfo(folder).EnumerateDirectories()
        .Where(shard => shard.Name.Length == ShardDigits).OrderBy(shard => shard.Name, StringComparer.Ordinal)
        .SelectMany(shard => shard.EnumerateFiles().Where(file => KeptContent.IsHash(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal));
}
