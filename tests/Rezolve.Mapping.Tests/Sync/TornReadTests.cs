using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>A ticket and its link are two rows: what is taken in between the reading of the two must not look like an edit in the hub.</summary>
public sealed class TornReadTests
{
    private readonly Office _office = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_taken_in_between_is_not_written_back_as_it_was()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")));
        await _office.SettleAsync();
        var ticket = (await _office.LinkAsync("a", a)).Ticket;
        _office.A.Edit(a, ("subject", Value.Of("laser")));
        await _office.Store.CommitAsync(new StoreChange { Writes = [WorkRows.Of("acme", new WorkItem(WorkItem.OfTicket(ticket), _office.Clock.GetUtcNow(), "test"))] }, Cancellation);

        SyncPipeline? pipeline = null;
        // The pause of a system is asked for after the ticket was read, and before its link is.
        var store = new BetweenStore(_office.Store, RowKinds.Pause, "a", async () => await pipeline!.TakeInAsync("a", FeedKind.Changes, Cancellation));
        pipeline = new SyncPipeline(_office.Setting() with { Store = store });
        await pipeline.WorkAsync(Cancellation);
        await pipeline.EndAsync(Cancellation);
        await _office.SettleAsync();

        Assert.True(store.HasCome);
        Assert.Empty(_office.A.Writes);
        Assert.Equal(("laser", "laser"), (_office.A.Text(a, "subject"), _office.B.Text(_office.Twin("b"), "subject")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    /// <summary>A store at which something happens once, before a certain row is read.</summary>
    private sealed class BetweenStore(ISyncStore store, string kind, string id, Func<Task> between) : ISyncStore
    {
        public bool HasCome { get; private set; }

        public async ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation)
        {
            if (!HasCome && keys.Any(key => key.Kind == kind && key.Id == id))
            {
                HasCome = true;
                await between();
            }
            return await store.LoadAsync(keys, cancellation);
        }

        public ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) => store.CommitAsync(change, cancellation);

        public ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) => store.PageAsync(query, cancellation);

        public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => store.LeaseAsync(request, cancellation);

        public Task BackupAsync(Stream target, CancellationToken cancellation) => store.BackupAsync(target, cancellation);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
