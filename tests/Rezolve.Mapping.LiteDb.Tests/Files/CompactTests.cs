using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.LiteDb.Files;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Files;

/// <summary>A file is made smaller while it is open, and whoever has it open notices nothing but the wait.</summary>
public sealed class CompactTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string Path => _folder.File("one.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatIsThereStaysWithItsVersionsAndWhatIsGoneTakesNoRoom()
    {
        await using var store = await OpenAsync();
        for (var part = 0; part < 4; part++)
            await store.CommitAsync(new() { Writes = [.. Enumerable.Range(part * 500, 500).Select(Row)] }, Now);
        await store.CommitAsync(new() { Deletes = [.. Enumerable.Range(10, 1990).Select(number => new RowCheck(Key(number), null))] }, Now);
        var before = await RowsAsync(store);

        Assert.Equal(10, await store.CompactAsync(Now));

        Assert.Equal(before, await RowsAsync(store));
        await using (var copy = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            Assert.InRange(copy.Length, 1, 200_000);
        Assert.False(File.Exists(Swap.CompactOf(Path)));
        Assert.Equal(CommitResult.Taken, (await store.CommitAsync(new() { Writes = [new(Key(77), default) { Unique = ["u3"] }] }, Now)).Result);
        await store.DisposeAsync();
        await using var again = await OpenAsync();
        Assert.Equal(before, await RowsAsync(again));
    }

    [Fact]
    public async Task LeasesHoldAsLongAsTheyDidAndNoNumberIsGivenAgain()
    {
        await using var store = await OpenAsync();
        var lease = (await store.LeaseAsync(new("acme", "sync", "me", TimeSpan.FromMinutes(5)), Now))!;
        var last = (await store.CommitAsync(new() { Writes = [Row(1)], Lease = lease }, Now)).Version;
        await store.CommitAsync(new() { Deletes = [new RowCheck(Key(1), last)] }, Now);

        await store.CompactAsync(Now);

        Assert.Null(await store.LeaseAsync(new("acme", "sync", "another", TimeSpan.FromMinutes(5)), Now));
        var outcome = await store.CommitAsync(new() { Writes = [Row(1)], Lease = lease }, Now);
        Assert.True(outcome.IsCommitted);
        Assert.True(outcome.Version > last + 1);
        Assert.Equal(lease.Token, (await store.LeaseAsync(new("acme", "sync", "me", TimeSpan.FromMinutes(5)) { Held = lease }, Now))!.Token);
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.NotEqual(lease.Token, (await store.LeaseAsync(new("acme", "sync", "another", TimeSpan.FromMinutes(5)), Now))!.Token);
    }

    [Fact]
    public async Task WhatIsWrittenAndReadMeanwhileIsNotLost()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync(new() { Writes = [new(Key(0), new byte[] { 0 })] }, Now);
        var compacting = true;
        var writing = Task.Run(async () =>
        {
            var count = 0;
            while (Volatile.Read(ref compacting))
            {
                var row = (await store.LoadAsync([Key(0)], Now))[0]!;
                var outcome = await store.CommitAsync(new() { Writes = [new(Key(0), new[] { (byte)(row.Content.Span[0] + 1) }) { Expected = row.Version }, Row(1000 + count)] }, Now);
                Assert.True(outcome.IsCommitted);
                count++;
            }
            return count;
        }, Now);
        for (var round = 0; round < 3; round++)
        {
            await store.CompactAsync(Now);
            await store.PageAsync(new("acme", "link", 10), Now);
        }
        Volatile.Write(ref compacting, false);
        var written = await writing;

        Assert.Equal((byte)written, (await store.LoadAsync([Key(0)], Now))[0]!.Content.Span[0]);
        Assert.Equal(written + 1, (await RowsAsync(store)).Count);
    }

    [Fact]
    public async Task NobodyElseGetsTheFileInBetweenAndOneThatIsClosedIsNotCompacted()
    {
        var store = await OpenAsync();
        await store.CommitAsync(new() { Writes = [Row(1)] }, Now);
        await store.CompactAsync(Now);
        Assert.Equal(StoreFileFault.Locked, (await Assert.ThrowsAsync<StoreFileException>(OpenAsync)).Fault);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CompactAsync(new CancellationToken(canceled: true)));
        Assert.Single(await RowsAsync(store));
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CompactAsync(Now));
        await using var again = await OpenAsync();
        Assert.Single(await RowsAsync(again));
    }

    private Task<LiteDbStore> OpenAsync() => LiteDbStore.OpenAsync(Path, _clock, new LiteDbLimits(), Now);

    private static RowKey Key(int number) => new("acme", "link", $"{number:D6}");

    private static RowWrite Row(int number) => new(Key(number), new byte[900]) { Unique = [$"u{number}"] };

    private static async Task<List<(string Id, long Version)>> RowsAsync(LiteDbStore store) =>
        [.. (await store.PageAsync(new("acme", "link", 5000), Now)).Rows.Select(row => (row.Key.Id, row.Version))];
}
