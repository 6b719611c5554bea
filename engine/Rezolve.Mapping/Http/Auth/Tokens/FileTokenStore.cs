using System.Text.Json;

namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>Keeps tokens in one JSON file that only its owner may read, replaced as a whole: a crash leaves the old file or the new one.</summary>
/// <param name="path">The file; made when first needed.</param>
internal sealed class FileTokenStore(string path) : ITokenStore, IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public async Task<TokenSet?> LoadAsync(string credential, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return (await ReadAsync(cancellation).ConfigureAwait(false)).GetValueOrDefault(credential);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task SaveAsync(string credential, TokenSet tokens, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var all = await ReadAsync(cancellation).ConfigureAwait(false);
            all[credential] = tokens;
            await ReplaceAsync(JsonSerializer.SerializeToUtf8Bytes(all, Format), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<Dictionary<string, TokenSet>> ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
            return new(StringComparer.Ordinal);
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            return JsonSerializer.Deserialize<Dictionary<string, TokenSet>>(bytes) ?? new(StringComparer.Ordinal);
        }
        catch (JsonException problem)
        {
            throw new IOException($"The token file {path} is damaged ({problem.Message}). Remove it and sign in again.", problem);
        }
    }

    private async Task ReplaceAsync(byte[] content, CancellationToken cancellation)
    {
        var fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        File.Delete(fresh);
        await using (var file = new FileStream(fresh, options))
        {
            await file.WriteAsync(content, cancellation).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
    }
}
