using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Storage.Attachments;

namespace Rezolve.Mapping.Tests.Storage.Attachments;

/// <summary>What every store of attachments does: a store's own tests inherit this, and say how it is opened.</summary>
public abstract class AttachmentConformance
{
    private const long Plenty = long.MaxValue;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Opens an empty store.</summary>
    protected abstract IAttachmentStore Open(AttachmentLimits limits);

    [Fact]
    public async Task Bytes_are_kept_under_their_hash_and_come_back_as_they_were()
    {
        using var store = Open(new AttachmentLimits());
        foreach (var bytes in (byte[][])[[], [7], RandomNumberGenerator.GetBytes(200_000)])
        {
            var outcome = await store.KeepAsync(new MemoryStream(bytes), Plenty, Now);
            Assert.Equal(new KeepOutcome(KeepResult.Kept, new KeptContent(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length)), outcome);
            Assert.Equal(bytes, await ReadAsync(store, outcome.Content!.Hash));
            Assert.Equal(bytes.Length, await store.SizeAsync(outcome.Content.Hash, Now));
        }
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once()
    {
        using var store = Open(new AttachmentLimits { MostBytes = 6 });
        var first = await KeepAsync(store, "abc");
        for (var again = 0; again < 5; again++)
            Assert.Equal(first, await KeepAsync(store, "abc"));
        Assert.Equal([first.Content!], await ListAsync(store));
    }

    [Fact]
    public async Task What_is_too_long_is_read_no_further_and_leaves_nothing()
    {
        using var store = Open(new AttachmentLimits());
        var source = new LongStream(64 * 1024 * 1024);
        Assert.Equal(new KeepOutcome(KeepResult.TooLong), await store.KeepAsync(source, 100_000, Now));
        Assert.InRange(source.BytesRead, 100_000, 300_000);
        Assert.Empty(await ListAsync(store));
        Assert.Equal(KeepResult.Kept, (await KeepAsync(store, "abc", 3)).Result);
        Assert.Equal(KeepResult.TooLong, (await KeepAsync(store, "abcd", 3)).Result);
    }

    [Fact]
    public async Task A_store_that_is_full_says_so_and_takes_more_once_there_is_room()
    {
        using var store = Open(new AttachmentLimits { MostBytes = 10 });
        var kept = await KeepAsync(store, "12345678");
        var full = await KeepAsync(store, "abc");
        Assert.Equal((KeepResult.Full, "The store of attachments has no more room: 10 bytes are allowed for all."), (full.Result, full.Problem));
        Assert.True(await store.DeleteAsync(kept.Content!.Hash, Now));
        Assert.False(await store.DeleteAsync(kept.Content.Hash, Now));
        Assert.Equal(KeepResult.Kept, (await KeepAsync(store, "1234567890")).Result);
    }

    [Fact]
    public async Task What_the_source_throws_is_thrown_and_nothing_is_left()
    {
        using var store = Open(new AttachmentLimits { MostBytes = 200_000 });
        var problem = await Assert.ThrowsAsync<IOException>(async () => await store.KeepAsync(new LongStream(150_000) { FailsAt = 140_000 }, Plenty, Now));
        Assert.Equal("it ended too early", problem.Message);
        Assert.Empty(await ListAsync(store));
        Assert.Equal(KeepResult.Kept, (await store.KeepAsync(new LongStream(200_000), Plenty, Now)).Result);
    }

    [Fact]
    public async Task A_keeping_that_is_called_off_leaves_nothing()
    {
        using var store = Open(new AttachmentLimits { MostBytes = 100 });
        using var called = new CancellationTokenSource();
        var source = new LongStream(90) { OnRead = called.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.KeepAsync(source, Plenty, called.Token));
        Assert.Empty(await ListAsync(store));
        Assert.Equal(KeepResult.Kept, (await store.KeepAsync(new LongStream(100), Plenty, Now)).Result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData(".lock")]
    [InlineData("arriving")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")]
    [InlineData("../7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a\n")]
    public async Task What_is_no_hash_of_a_content_is_nowhere(string hash)
    {
        using var store = Open(new AttachmentLimits());
        await KeepAsync(store, "abc");
        Assert.Null(await store.OpenAsync(hash, Now));
        Assert.Null(await store.SizeAsync(hash, Now));
        Assert.False(await store.DeleteAsync(hash, Now));
    }

    [Fact]
    public async Task A_content_that_is_deleted_is_read_to_its_end_by_whoever_has_it_open()
    {
        using var store = Open(new AttachmentLimits());
        var hash = (await KeepAsync(store, "abc")).Content!.Hash;
        await using var open = await store.OpenAsync(hash, Now);
        await store.DeleteAsync(hash, Now);
        Assert.Null(await store.OpenAsync(hash, Now));
        using var reader = new StreamReader(open!);
        Assert.Equal("abc", await reader.ReadToEndAsync(Now));
    }

    [Fact]
    public async Task Contents_are_listed_in_the_order_of_their_hashes()
    {
        using var store = Open(new AttachmentLimits());
        for (var i = 0; i < 20; i++)
            await KeepAsync(store, $"content {i}");
        var all = await ListAsync(store);
        Assert.Equal(20, all.Count);
        Assert.Equal(all.OrderBy(one => one.Hash, StringComparer.Ordinal), all);
        Assert.All(all, one => Assert.InRange(one.Size, 9, 10));
    }

    [Fact]
    public async Task Many_may_keep_the_same_and_others_at_once()
    {
        using var store = Open(new AttachmentLimits());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Task.Run(() => KeepAsync(store, $"content {at % 4}"), Now)));
        Assert.All(outcomes, outcome => Assert.Equal(KeepResult.Kept, outcome.Result));
        Assert.Equal(4, (await ListAsync(store)).Count);
    }

    [Fact]
    public async Task No_more_than_a_small_piece_is_ever_asked_of_a_long_source()
    {
        using var store = Open(new AttachmentLimits());
        var source = new LongStream(8 * 1024 * 1024);
        Assert.Equal(8 * 1024 * 1024, (await store.KeepAsync(source, Plenty, Now)).Content!.Size);
        Assert.InRange(source.MostAsked, 1, 1024 * 1024);
    }

    private static async Task<KeepOutcome> KeepAsync(IAttachmentStore store, string text, long most = Plenty) =>
        await store.KeepAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), most, Now);

    private static async Task<byte[]> ReadAsync(IAttachmentStore store, string hash)
    {
        await using var stream = await store.OpenAsync(hash, Now);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Now);
        return copy.ToArray();
    }

    private static async Task<List<KeptContent>> ListAsync(IAttachmentStore store) => await store.ListAsync(Now).ToListAsync(Now);
}
