using System.Buffers;
using System.Net;
using Rezolve.Mapping.Http.Requests.Bodies;

namespace Rezolve.Mapping.Http.Transport.Streaming;

/// <summary>Sends a streamed body piece by piece: a file is opened when its turn comes, and never held.</summary>
/// <param name="body">The body.</param>
/// <param name="open">Opens files; null where the host has none.</param>
internal sealed class StreamedContent(StreamedBody body, OpenContent? open) : HttpContent
{
    private const int Portion = 64 * 1024;

    /// <summary>Is told of each portion that was sent.</summary>
    public Action? Progress { get; set; }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length ?? 0;
        return body.Length is not null;
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var piece in body.Pieces)
        {
            if (piece.File is { } file)
                await SendAsync(file, stream, cancellationToken).ConfigureAwait(false);
            else
                await stream.WriteAsync(piece.Bytes, cancellationToken).ConfigureAwait(false);
            Progress?.Invoke();
        }
    }

    private async Task SendAsync(FileValue file, Stream wire, CancellationToken cancellation)
    {
        await using var source = await OpenAsync(file, cancellation).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(Portion);
        try
        {
            var sent = 0L;
            while (await ReadAsync(file, source, buffer, cancellation).ConfigureAwait(false) is > 0 and var read)
            {
                sent += read;
                if (sent > file.Size)
                    throw new FileFaultException(ExchangeCode.FileSize, $"{Named(file)} has more than the {file.Size} bytes that its size says");
                await wire.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                Progress?.Invoke();
            }
            if (sent < file.Size)
                throw new FileFaultException(ExchangeCode.FileSize, $"{Named(file)} has {sent} bytes, and its size says {file.Size}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<Stream> OpenAsync(FileValue file, CancellationToken cancellation)
    {
        if (open is null)
            throw new FileFaultException(ExchangeCode.FileNotRead, $"{Named(file)} cannot be read: this host gives no files");
        var opening = await open(file.Content, cancellation).ConfigureAwait(false);
        return opening.Stream ?? throw new FileFaultException(ExchangeCode.FileNotRead, $"{Named(file)} cannot be read: {opening.Fault}");
    }

    private static async Task<int> ReadAsync(FileValue file, Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer.AsMemory(0, Portion), cancellation).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            throw new FileFaultException(ExchangeCode.FileNotRead, $"{Named(file)} cannot be read to its end: {problem.Message.TrimEnd('.')}");
        }
    }

    private static string Named(FileValue file) => file.Name is null ? "the file" : $"the file '{file.Name}'";
}

/// <summary>A file that is not sent to its end. Crosses the framework's sending, where no value can be returned; caught by the transport.</summary>
internal sealed class FileFaultException(ExchangeCode code, string reason) : IOException(reason)
{
    /// <summary>What sort of fault it is.</summary>
    public ExchangeCode Code => code;
}
