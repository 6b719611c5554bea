using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Tests.Judging;

/// <summary>An oracle that passes what is broken is worth nothing: each of these is broken in one way, and is found out.</summary>
public sealed class MutantTests
{
    [Fact]
    public Task An_engine_that_never_works_is_found_out() => FindsAsync("I1", setting => SpineOfPipeline.Of(setting) with { Work = () => Task.CompletedTask });

    [Fact]
    public Task Writes_that_are_swallowed_are_found_out() => FindsAsync("I1", setting => SpineOfPipeline.Of(setting with { Systems = Wrapped(setting, system => new SwallowingSystem(system)) }));

    [Fact]
    public Task A_recovery_that_sends_again_without_looking_is_found_out() => FindsAsync("I12", setting => SpineOfPipeline.Of(setting with
    {
        Systems = setting.Systems.ToDictionary(one => one.Key, one => one.Value with { Facts = one.Value.Facts with { Recover = new RecoverFacts(RecoverMethod.Key, TimeSpan.Zero) } }),
    }));

    [Fact]
    public Task A_store_that_forgets_conflicts_is_found_out() => FindsAsync("I4", setting => SpineOfPipeline.Of(setting with { Store = new ForgettingStore(setting.Store, "conflict") }));

    [Fact]
    public Task An_engine_that_throws_is_found_out() => FindsAsync("I20", setting => SpineOfPipeline.Of(setting) with { Work = () => throw new InvalidOperationException("broken") });

    private static async Task FindsAsync(string invariant, Func<SyncSetting, Spine> broken)
    {
        var simulation = new Simulation(broken);
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var outcome = await simulation.RunAsync(ScenarioDraw.Of(seed, 30));
            if (outcome.Verdict.Findings.Exists(finding => finding.Invariant == invariant))
                return;
        }
        Assert.Fail($"No seed found that {invariant} is broken.");
    }

    private static Dictionary<string, ConnectedSystem> Wrapped(SyncSetting setting, Func<ITicketSystem, ITicketSystem> wrap) =>
        setting.Systems.ToDictionary(one => one.Key, one => one.Value with { Tickets = wrap(one.Value.Tickets) });

    private sealed class SwallowingSystem(ITicketSystem inner) : ITicketSystem
    {
        public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => inner.FeedAsync(request, cancellation);

        public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => inner.ReadAsync(key, cancellation);

        public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => inner.StepsAsync(ticket, cancellation);

        public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => order.Kind != WriteKind.Update
            ? inner.WriteAsync(order, cancellation)
            : Task.FromResult(new WriteReport { Result = WriteResult.Done, Key = order.Key, Ticket = order.Current! with { Fields = order.Wanted.Concat(order.Current.Fields.Where(field => !order.Wanted.ContainsKey(field.Key))).ToDictionary() } });

        public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => inner.FindAsync(order, cancellation);
    }

    private sealed class ForgettingStore(ISyncStore inner, string kind) : ISyncStore
    {
        public ValueTask<IReadOnlyList<StoredRow?>> LoadAsync(IReadOnlyList<RowKey> keys, CancellationToken cancellation) => inner.LoadAsync(keys, cancellation);

        public ValueTask<CommitOutcome> CommitAsync(StoreChange change, CancellationToken cancellation) =>
            inner.CommitAsync(change with { Writes = [.. change.Writes.Where(write => write.Key.Kind != kind)] }, cancellation);

        public ValueTask<RowPage> PageAsync(RowQuery query, CancellationToken cancellation) => inner.PageAsync(query, cancellation);

        public ValueTask<Lease?> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => inner.LeaseAsync(request, cancellation);

        public Task BackupAsync(Stream target, CancellationToken cancellation) => inner.BackupAsync(target, cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
