using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Tests.Hosting;

/// <summary>Requests open files by keys that were issued here, and nothing else.</summary>
public sealed class KeptFilesTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_opened_by_its_hash_as_often_as_it_is_asked_for()
    {
        using var store = new MemoryAttachments(new AttachmentLimits());
        var hash = (await store.KeepAsync(new MemoryStream("abc"u8.ToArray()), 10, Now)).Content!.Hash;
        var open = KeptFiles.Of(() => store);
        for (var again = 0; again < 2; again++)
        {
            using var reader = new StreamReader((await open(hash, Now)).Stream!);
            Assert.Equal("abc", await reader.ReadToEndAsync(Now));
        }
    }

    [Theory]
    [InlineData("/etc/passwd", "it is not a file that was kept here")]
    [InlineData("https://other.example/file", "it is not a file that was kept here")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "its bytes are not kept here any more")]
    public async Task What_was_not_kept_here_is_refused(string key, string why)
    {
        using var store = new MemoryAttachments(new AttachmentLimits());
        var opening = await KeptFiles.Of(() => store)(key, Now);
        Assert.Equal((null, why), (opening.Stream, opening.Fault));
        Assert.NotNull((await KeptFiles.Of(() => null)(key, Now)).Fault);
    }
}
