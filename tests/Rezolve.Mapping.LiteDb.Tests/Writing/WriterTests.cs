using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Writing;

public sealed class WriterTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AfterAWriteThatFailedNothingMoreIsWrittenAndNothingIsHalfThere()
    {
        await using (var store = await OpenAsync(new()))
        {
            await store.CommitAsync(Writing("a"), Now);
            var write = new RowWrite(Key("b"), default);
            var problem = await Assert.ThrowsAsync<StoreFileException>(() => store.Writer.WriteAsync<int>(
                ledger =>
                {
                    ledger.Make(new() { Writes = [write] }, [RowDocument.Of(write)]);
                    throw new IOException("No space left on device.");
                }, 0, Now));
            Assert.Equal(StoreFileFault.Broken, problem.Fault);
            Assert.Contains("failed: No space left on device. Nothing more is written;", problem.Message);
            Assert.Same(problem, await Assert.ThrowsAsync<StoreFileException>(async () => await store.CommitAsync(Writing("c"), Now)));
        }
        await using var again = await OpenAsync(new());
        Assert.Equal(["a"], (await again.PageAsync(new("acme", "link", 5), Now)).Rows.Select(row => row.Key.Id));
        Assert.True((await again.CommitAsync(Writing("c"), Now)).IsCommitted);
    }

    [Fact]
    public async Task AChangeThatIsCancelledBeforeItBeginsIsNotMade()
    {
        await using var store = await OpenAsync(new());
        using var hold = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var first = HoldAsync(store, hold);
        var second = store.CommitAsync(Writing("a"), stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        hold.Set();
        await first;
        await store.CommitAsync(Writing("b"), Now);
        Assert.Equal(["b"], (await store.PageAsync(new("acme", "link", 5), Now)).Rows.Select(row => row.Key.Id));
    }

    [Fact]
    public async Task WhoComesWhenAllPlacesAreTakenWaitsAndMayGiveUp()
    {
        await using var store = await OpenAsync(new() { WaitingChanges = 2 });
        using var hold = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var first = HoldAsync(store, hold);
        var waiting = new[] { "a", "b" }.Select(id => store.CommitAsync(Writing(id), Now).AsTask()).ToList();
        var late = store.CommitAsync(Writing("c"), stop.Token).AsTask();
        var patient = store.CommitAsync(Writing("d"), Now).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.False(patient.IsCompleted);
        hold.Set();
        await Task.WhenAll([first, .. waiting, patient]);
        Assert.Equal(["a", "b", "d"], (await store.PageAsync(new("acme", "link", 5), Now)).Rows.Select(row => row.Key.Id));
    }

    [Fact]
    public async Task MoreReadersThanMayReadAtOnceAllGetTheirTurn()
    {
        await using var store = await OpenAsync(new() { Readers = 2 });
        await store.CommitAsync(Writing("a"), Now);
        var pages = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await store.PageAsync(new("acme", "link", 5), Now))));
        Assert.All(pages, page => Assert.Single(page.Rows));
    }

    private static async Task<int> HoldAsync(LiteDbStore store, ManualResetEventSlim hold)
    {
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var request = store.Writer.WriteAsync(
            _ =>
            {
                isHeld.SetResult();
                hold.Wait(Now);
                return 0;
            }, 0, Now);
        await isHeld.Task;
        return await request;
    }

    private static RowKey Key(string id) => new("acme", "link", id);

    private static StoreChange Writing(string id) => new() { Writes = [new(Key(id), default)] };

    private Task<LiteDbStore> OpenAsync(LiteDbLimits limits) => LiteDbStore.OpenAsync(_folder.File("store.db"), TimeProvider.System, limits, Now);
}
