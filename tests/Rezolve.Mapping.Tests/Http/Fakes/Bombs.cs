using System.IO.Compression;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>Small bodies that become large.</summary>
internal static class Bombs
{
    public static byte[] Of(string encoding, long inflated)
    {
        var buffer = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "br" => new BrotliStream(buffer, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest),
            _ => new GZipStream(buffer, CompressionLevel.Fastest),
        })
        {
            var zeros = new byte[1 << 20];
            for (var written = 0L; written < inflated; written += zeros.Length)
                packing.Write(zeros);
        }
        return buffer.ToArray();
    }

    public static byte[] Packed(string encoding, byte[] content)
    {
        var buffer = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "br" => new BrotliStream(buffer, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest),
            _ => new GZipStream(buffer, CompressionLevel.Fastest),
        })
            packing.Write(content);
        return buffer.ToArray();
    }

    public static async Task SendAsync(Stream wire, string encoding, byte[] body, CancellationToken cancellation)
    {
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await wire.WriteAsync(System.Text.Encoding.ASCII.GetBytes(head), cancellation);
        await wire.WriteAsync(body, cancellation);
    }
}
