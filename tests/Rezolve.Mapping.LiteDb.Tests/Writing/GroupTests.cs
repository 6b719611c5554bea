using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Writing;

public sealed class GroupTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ChangesThatWaitShareATransaction()
    {
        await using var store = await OpenAsync(new());
        var (outcomes, transactions) = await HeldUpAsync(store, Enumerable.Range(0, 50).Select(at => Writing($"row{at}")));
        Assert.Equal(1, transactions);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsCommitted));
        Assert.Equal(50, outcomes.Select(outcome => outcome.Version).Distinct().Count());
    }

    [Fact]
    public async Task AGroupEndsAtItsLimitOfChanges()
    {
        await using var store = await OpenAsync(new() { ChangesInGroup = 20 });
        Assert.Equal(3, (await HeldUpAsync(store, Enumerable.Range(0, 50).Select(at => Writing($"row{at}")))).Transactions);
    }

    [Fact]
    public async Task AGroupEndsAtItsLimitOfBytes()
    {
        await using var store = await OpenAsync(new() { BytesInGroup = 1000 });
        Assert.Equal(5, (await HeldUpAsync(store, Enumerable.Range(0, 10).Select(at => Writing($"row{at}", size: 600)))).Transactions);
    }

    [Fact]
    public async Task WhatIsRefusedInAGroupDoesNotTouchTheOthers()
    {
        await using var store = await OpenAsync(new());
        await store.CommitAsync(Writing("there"), Now);
        var lost = new Lease("acme", "work", "me", 1, DateTimeOffset.MaxValue);
        StoreChange[] changes =
        [
            Writing("a"), Writing("there", expected: 0), Writing("b"), Writing("c", unique: "u"), Writing("d", unique: "u"), Writing("e") with { Lease = lost },
            new() { Writes = [new(Key("f"), default), new(Key("a"), default) { Expected = 0 }] }, Writing("g"),
        ];
        var (outcomes, transactions) = await HeldUpAsync(store, changes);
        Assert.Equal(1, transactions);
        Assert.Equal(
            [CommitResult.Committed, CommitResult.Stale, CommitResult.Committed, CommitResult.Committed, CommitResult.Taken, CommitResult.LeaseLost, CommitResult.Stale, CommitResult.Committed],
            outcomes.Select(outcome => outcome.Result));
        Assert.Equal(["a", "b", "c", "g", "there"], (await store.PageAsync(new("acme", "link", 50), Now)).Rows.Select(row => row.Key.Id));
    }

    [Fact]
    public async Task ALaterChangeOfAGroupSeesTheEarlier()
    {
        await using var store = await OpenAsync(new());
        StoreChange[] changes = [Writing("a", unique: "u"), new() { Deletes = [new(Key("a"), null)] }, Writing("a", expected: 0, unique: "u"), Writing("a", expected: 0)];
        var outcomes = (await HeldUpAsync(store, changes)).Outcomes;
        Assert.Equal([true, true, true, false], outcomes.Select(outcome => outcome.IsCommitted));
        Assert.Equal(outcomes[2].Version, (await store.LoadAsync([Key("a")], Now))[0]!.Version);
    }

    [Fact]
    public async Task WhoeverReadsSeesAGroupOnceItIsDurable()
    {
        await using var store = await OpenAsync(new());
        using var hold = new ManualResetEventSlim();
        using var isWritten = new ManualResetEventSlim();
        var write = new RowWrite(Key("a"), default);
        var writing = store.Writer.WriteAsync(
            ledger =>
            {
                var outcome = ledger.Make(new() { Writes = [write] }, [LiteDb.Rows.RowDocument.Of(write)]);
                isWritten.Set();
                hold.Wait(Now);
                return outcome;
            }, 0, Now);
        isWritten.Wait(Now);
        Assert.Null((await store.LoadAsync([Key("a")], Now))[0]);
        hold.Set();
        await writing;
        Assert.NotNull((await store.LoadAsync([Key("a")], Now))[0]);
    }

    // While the first request holds the writer up, all others come to wait.
    private static async Task<(CommitOutcome[] Outcomes, long Transactions)> HeldUpAsync(LiteDbStore store, IEnumerable<StoreChange> changes)
    {
        using var hold = new ManualResetEventSlim();
        using var isHeld = new ManualResetEventSlim();
        var before = store.Writer.Transactions;
        var first = store.Writer.WriteAsync(
            _ =>
            {
                isHeld.Set();
                hold.Wait(Now);
                return 0;
            }, 0, Now);
        isHeld.Wait(Now);
        var waiting = changes.Select(change => store.CommitAsync(change, Now).AsTask()).ToList();
        hold.Set();
        await first;
        var outcomes = await Task.WhenAll(waiting);
        return (outcomes, store.Writer.Transactions - before - 1);
    }

    private static RowKey Key(string id) => new("acme", "link", id);

    private static StoreChange Writing(string id, long? expected = null, string? unique = null, int size = 0) =>
        new() { Writes = [new(Key(id), new byte[size]) { Expected = expected, Unique = unique is null ? [] : [unique] }] };

    private Task<LiteDbStore> OpenAsync(LiteDbLimits limits) => LiteDbStore.OpenAsync(_folder.File("store.db"), TimeProvider.System, limits, Now);
}
