using System.Text;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Http.Transport.Streaming;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Transport.Streaming;

public sealed class InflatingTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task EveryCutOfACompressedBodyIsSeen(string encoding)
    {
        var packed = Bombs.Packed(encoding, Encoding.UTF8.GetBytes("id,title\n1,Printer\n2,Mouse\n3,Cable, and more of them\n"));
        for (var length = 1; length <= packed.Length; length++)
            Assert.Equal(length < packed.Length, await IsCutAsync(encoding, packed[..length]));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task NoBodyIsAnEmptyOne(string encoding) => Assert.False(await IsCutAsync(encoding, []));

    private static async Task<bool> IsCutAsync(string encoding, byte[] body)
    {
        using var wire = new WireStream(new MemoryStream(body), Wire.Limits, TimeProvider.System) { IsFramed = false };
        await using var plain = Inflating.Of(wire, [encoding]);
        var count = 0L;
        try
        {
            var buffer = new byte[16];
            while (await plain.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var read)
                count += read;
            return Inflating.IsCut(plain, wire, count);
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }
}
