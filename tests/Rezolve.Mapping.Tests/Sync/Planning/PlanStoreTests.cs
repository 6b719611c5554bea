using System.Text;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Tests.Storage;

namespace Rezolve.Mapping.Tests.Sync.Planning;

/// <summary>A plan's store is a store as any other, whatever lies below it.</summary>
public sealed class PlanStoreTests : StoreConformance
{
    private readonly MemoryStore _below;

    public PlanStoreTests() => _below = new MemoryStore(Clock);

    [Fact]
    public async Task What_is_written_stays_out_of_the_store_below()
    {
        await WriteAsync(_below, "a", "old");
        await using var plan = new PlanStore(_below, Clock);
        var read = (await LoadAsync(plan, "a"))!;
        Assert.True((await CommitAsync(plan, Row("a", "new") with { Expected = read.Version })).IsCommitted);
        Assert.True((await CommitAsync(plan, Row("b", "more"))).IsCommitted);
        Assert.Equal("new", Text(await LoadAsync(plan, "a")));
        Assert.Equal("old", Text(await LoadAsync(_below, "a")));
        Assert.Null(await LoadAsync(_below, "b"));
        Assert.Equal(["a", "b"], plan.Written.Of("t", "k").Select(row => row.Key.Id).Order());
    }

    [Fact]
    public async Task A_row_that_changed_below_is_stale_here()
    {
        await WriteAsync(_below, "a", "old");
        var read = (await LoadAsync(_below, "a"))!;
        await WriteAsync(_below, "a", "newer");
        await using var plan = new PlanStore(_below, Clock);
        Assert.Equal(CommitResult.Stale, (await CommitAsync(plan, Row("a", "mine") with { Expected = read.Version })).Result);
    }

    [Fact]
    public async Task A_unique_text_of_a_row_below_is_taken_until_that_row_goes()
    {
        await _below.CommitAsync(new StoreChange { Writes = [Row("a", "x") with { Unique = ["one"] }] }, Cancellation);
        await using var plan = new PlanStore(_below, Clock);
        Assert.Equal(CommitResult.Taken, (await CommitAsync(plan, Row("b", "y") with { Unique = ["one"] })).Result);
        await plan.CommitAsync(new StoreChange { Deletes = [new RowCheck(new RowKey("t", "k", "a"), null)] }, Cancellation);
        Assert.True((await CommitAsync(plan, Row("b", "y") with { Unique = ["one"] })).IsCommitted);
        Assert.Null(await LoadAsync(plan, "a"));
        Assert.NotNull(await LoadAsync(_below, "a"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Pages_hold_both_in_order_without_what_was_removed(int limit)
    {
        foreach (var id in (string[])["a", "c", "d", "e", "g"])
            await WriteAsync(_below, id, "below");
        await using var plan = new PlanStore(_below, Clock);
        await CommitAsync(plan, Row("b", "here"));
        await CommitAsync(plan, Row("e", "here"));
        await CommitAsync(plan, Row("h", "here"));
        await plan.CommitAsync(new StoreChange { Deletes = [new(new RowKey("t", "k", "c"), null), new(new RowKey("t", "k", "d"), null)] }, Cancellation);
        var seen = new List<string>();
        RowMark? mark = null;
        do
        {
            var page = await plan.PageAsync(new RowQuery("t", "k", limit) { After = mark }, Cancellation);
            seen.AddRange(page.Rows.Select(row => $"{row.Key.Id} {Text(row)}"));
            mark = page.Next;
        }
        while (mark is not null);
        Assert.Equal(["a below", "b here", "e here", "g below", "h here"], seen);
    }

    [Fact]
    public async Task A_lease_is_taken_here_only()
    {
        await using var plan = new PlanStore(_below, Clock);
        Assert.NotNull(await plan.LeaseAsync(new LeaseRequest("t", "work", "planner", TimeSpan.FromMinutes(1)), Cancellation));
        Assert.NotNull(await _below.LeaseAsync(new LeaseRequest("t", "work", "worker", TimeSpan.FromMinutes(1)), Cancellation));
    }

    protected override ValueTask<ISyncStore> OpenAsync(TimeProvider clock) => ValueTask.FromResult<ISyncStore>(new PlanStore(new MemoryStore(clock), clock));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static RowWrite Row(string id, string text) => new(new RowKey("t", "k", id), Encoding.UTF8.GetBytes(text));

    private static string? Text(StoredRow? row) => row is null ? null : Encoding.UTF8.GetString(row.Content.Span);

    private static async Task WriteAsync(ISyncStore store, string id, string text) => Assert.True((await CommitAsync(store, Row(id, text))).IsCommitted);

    private static async Task<CommitOutcome> CommitAsync(ISyncStore store, RowWrite row) =>
        await store.CommitAsync(new StoreChange { Writes = [row] }, Cancellation);

    private static async Task<StoredRow?> LoadAsync(ISyncStore store, string id) =>
        (await store.LoadAsync([new RowKey("t", "k", id)], Cancellation))[0];
}
