using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.Storage;

/// <summary>What every store does: a store's own tests inherit this, and say how it is opened.</summary>
public abstract class StoreConformance
{
    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Opens an empty store.</summary>
    protected abstract ValueTask<ISyncStore> OpenAsync(TimeProvider clock);

    [Fact]
    public async Task WhatIsWrittenIsReadInTheOrderAsked()
    {
        await using var store = await OpenAsync(Clock);
        var content = Encoding.UTF8.GetBytes("one");
        var outcome = await store.CommitAsync(Writing(Row("a", content), Row("b", "two"u8.ToArray())), Now);
        content[0] = (byte)'x';
        var rows = await store.LoadAsync([Key("b"), Key("none"), Key("a")], Now);
        Assert.Equal(["two", null, "one"], rows.Select(row => row is null ? null : Encoding.UTF8.GetString(row.Content.Span)));
        Assert.All([rows[0]!, rows[2]!], row => Assert.Equal(outcome.Version, row.Version));
    }

    [Fact]
    public async Task IndexFieldsUniqueTextsAndBytesComeBackAsGiven()
    {
        await using var store = await OpenAsync(Clock);
        var bytes = Enumerable.Range(0, 256).Select(one => (byte)one).ToArray();
        await store.CommitAsync(Writing(Row("ü/ß \"'$.", bytes) with { Index = Fields(("due", "2026"), ("état", "")), Unique = ["u:1", "u:2"] }), Now);
        var row = Assert.Single(await store.LoadAsync([Key("ü/ß \"'$.")], Now))!;
        Assert.Equal(bytes, row.Content.ToArray());
        Assert.Equal([("due", "2026"), ("état", "")], row.Index.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (field.Key, field.Value)));
        Assert.Equal(["u:1", "u:2"], row.Unique);
    }

    [Fact]
    public async Task VersionsGrowAndAreNeverGivenTwice()
    {
        await using var store = await OpenAsync(Clock);
        var versions = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            versions.Add((await store.CommitAsync(Writing(Row("a")), Now)).Version);
            versions.Add((await store.CommitAsync(new StoreChange { Deletes = [new(Key("a"), null)] }, Now)).Version);
        }
        Assert.Equal(versions.Distinct().Order(), versions);
        Assert.True(versions[0] > 0);
    }

    [Fact]
    public async Task AChangeIsMadeWhollyOrNotAtAll()
    {
        await using var store = await OpenAsync(Clock);
        await store.CommitAsync(Writing(Row("a"), Row("b")), Now);
        var outcome = await store.CommitAsync(
            new StoreChange { Writes = [Row("c"), Row("b") with { Expected = 999 }], Deletes = [new(Key("a"), null)] }, Now);
        Assert.Equal((CommitResult.Stale, 0, Key("b")), (outcome.Result, outcome.Version, outcome.Obstacle));
        Assert.Equal([true, true, false], (await store.LoadAsync([Key("a"), Key("b"), Key("c")], Now)).Select(row => row is not null));
    }

    [Fact]
    public async Task AnExpectedVersionIsHeldAgainstWhatIsThere()
    {
        await using var store = await OpenAsync(Clock);
        var first = (await store.CommitAsync(Writing(Row("a") with { Expected = 0 }), Now)).Version;
        Assert.Equal(CommitResult.Stale, (await store.CommitAsync(Writing(Row("a") with { Expected = 0 }), Now)).Result);
        var second = await store.CommitAsync(Writing(Row("a") with { Expected = first }), Now);
        Assert.True(second.IsCommitted);
        Assert.Equal(CommitResult.Stale, (await store.CommitAsync(Writing(Row("a") with { Expected = first }), Now)).Result);
        Assert.Equal(CommitResult.Stale, (await store.CommitAsync(new() { Deletes = [new(Key("a"), first)] }, Now)).Result);
        Assert.Equal(CommitResult.Stale, (await store.CommitAsync(Writing(Row("b")) with { Checks = [new(Key("a"), first)] }, Now)).Result);
        Assert.Equal(CommitResult.Stale, (await store.CommitAsync(Writing(Row("b")) with { Checks = [new(Key("a"), 0)] }, Now)).Result);
        Assert.True((await store.CommitAsync(Writing(Row("b")) with { Checks = [new(Key("a"), second.Version), new(Key("none"), 0)] }, Now)).IsCommitted);
    }

    [Fact]
    public async Task AUniqueTextBelongsToOneRowOfATenantAndKind()
    {
        await using var store = await OpenAsync(Clock);
        await store.CommitAsync(Writing(Row("a") with { Unique = ["desk:901"] }), Now);
        var outcome = await store.CommitAsync(Writing(Row("b") with { Unique = ["desk:901"] }), Now);
        Assert.Equal((CommitResult.Taken, Key("b")), (outcome.Result, outcome.Obstacle));
        Assert.True((await store.CommitAsync(Writing(new RowWrite(new("other", "link", "b"), default) { Unique = ["desk:901"] }), Now)).IsCommitted);
        Assert.True((await store.CommitAsync(Writing(new RowWrite(new("acme", "ticket", "b"), default) { Unique = ["desk:901"] }), Now)).IsCommitted);
        Assert.True((await store.CommitAsync(Writing(Row("a") with { Unique = ["desk:901"] }), Now)).IsCommitted);
        Assert.Equal(CommitResult.Taken, (await store.CommitAsync(Writing(Row("c") with { Unique = ["x"] }, Row("d") with { Unique = ["x"] }), Now)).Result);
    }

    [Fact]
    public async Task AUniqueTextIsFreeOnceItsRowLetsGo()
    {
        await using var store = await OpenAsync(Clock);
        await store.CommitAsync(Writing(Row("a") with { Unique = ["1", "2"] }), Now);
        Assert.True((await store.CommitAsync(Writing(Row("a") with { Unique = ["2"] }, Row("b") with { Unique = ["1"] }), Now)).IsCommitted);
        Assert.True((await store.CommitAsync(new() { Deletes = [new(Key("a"), null)], Writes = [Row("c") with { Unique = ["2"] }] }, Now)).IsCommitted);
        Assert.Equal(CommitResult.Taken, (await store.CommitAsync(Writing(Row("d") with { Unique = ["1"] }), Now)).Result);
    }

    [Theory]
    [InlineData(null, null, null, "a b c d e")]
    [InlineData(null, "b", "e", "b c d")]
    [InlineData("due", null, null, "e c a")]
    [InlineData("due", "2026-02", null, "c a")]
    [InlineData("due", null, "2026-03", "e c")]
    [InlineData("due", "2026-02", "2026-03", "c")]
    [InlineData("none", null, null, "")]
    public async Task RowsAreFoundByIdOrIndexInOrderPageByPage(string? index, string? from, string? before, string expected)
    {
        await using var store = await OpenAsync(Clock);
        await store.CommitAsync(Writing(
            Row("c") with { Index = Fields(("due", "2026-02")) }, Row("a") with { Index = Fields(("due", "2026-03")) }, Row("e") with { Index = Fields(("due", "2026-01")) },
            Row("b"), Row("d"), new RowWrite(new("other", "link", "x"), default) { Index = Fields(("due", "2026-01")) }), Now);
        foreach (var limit in new[] { 1, 2, 10 })
            Assert.Equal(expected, string.Join(' ', (await AllAsync(store, new RowQuery("acme", "link", limit) { Index = index, From = from, Before = before })).Select(row => row.Key.Id)));
    }

    [Fact]
    public async Task OrderIsByTheCodesOfCharactersAndEqualFieldsGoById()
    {
        await using var store = await OpenAsync(Clock);
        string[] ids = ["B", "a", "Z", "ä", "10", "9", "a-b", "a_b", "日"];
        await store.CommitAsync(Writing([.. ids.Select(id => Row(id) with { Index = Fields(("same", "x")) })]), Now);
        var due = ids.Order(StringComparer.Ordinal);
        Assert.Equal(due, (await AllAsync(store, new("acme", "link", 2))).Select(row => row.Key.Id));
        Assert.Equal(due, (await AllAsync(store, new("acme", "link", 2) { Index = "same" })).Select(row => row.Key.Id));
    }

    [Fact]
    public async Task PagesGoOnWhereTheyEndedThoughRowsComeAndGo()
    {
        await using var store = await OpenAsync(Clock);
        await store.CommitAsync(Writing(Row("b"), Row("d"), Row("f")), Now);
        var first = await store.PageAsync(new("acme", "link", 2), Now);
        await store.CommitAsync(new() { Writes = [Row("a"), Row("e")], Deletes = [new(Key("d"), null)] }, Now);
        var second = await store.PageAsync(new("acme", "link", 5) { After = first.Next }, Now);
        Assert.Equal(["b", "d", "e", "f"], first.Rows.Concat(second.Rows).Select(row => row.Key.Id));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task ALeaseHasOneOwnerAtATime()
    {
        await using var store = await OpenAsync(Clock);
        var mine = (await LeaseAsync(store, "me", 10))!;
        Assert.Null(await LeaseAsync(store, "you", 10));
        Assert.NotNull(await LeaseAsync(store, "you", 10, name: "link:2"));
        Assert.NotNull(await LeaseAsync(store, "you", 10, tenant: "other"));
        Clock.Advance(TimeSpan.FromSeconds(10));
        var yours = (await LeaseAsync(store, "you", 10))!;
        Assert.True(yours.Token > mine.Token);
        Assert.Null(await LeaseAsync(store, "me", 10, held: mine));
    }

    [Fact]
    public async Task ALeaseIsRenewedAndGivenBack()
    {
        await using var store = await OpenAsync(Clock);
        var first = (await LeaseAsync(store, "me", 10))!;
        Clock.Advance(TimeSpan.FromSeconds(8));
        var renewed = (await LeaseAsync(store, "me", 10, held: first))!;
        Assert.Equal((first.Token, first.Until.AddSeconds(8)), (renewed.Token, renewed.Until));
        Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Null(await LeaseAsync(store, "you", 10));
        Assert.NotNull(await LeaseAsync(store, "me", 0, held: renewed));
        Assert.NotNull(await LeaseAsync(store, "you", 10));
    }

    [Fact] // K9
    public async Task WhoLostALeaseWritesNothingHoweverLate()
    {
        await using var store = await OpenAsync(Clock);
        var mine = (await LeaseAsync(store, "me", 10))!;
        Assert.True((await store.CommitAsync(Writing(Row("a")) with { Lease = mine }, Now)).IsCommitted);
        Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(CommitResult.LeaseLost, (await store.CommitAsync(Writing(Row("b")) with { Lease = mine }, Now)).Result);
        var yours = (await LeaseAsync(store, "you", 10))!;
        Assert.Equal(CommitResult.LeaseLost, (await store.CommitAsync(Writing(Row("b")) with { Lease = mine }, Now)).Result);
        Assert.True((await store.CommitAsync(Writing(Row("b")) with { Lease = yours }, Now)).IsCommitted);
    }

    [Fact]
    public async Task WritersAtOnceLoseNothing()
    {
        await using var store = await OpenAsync(Clock);
        await store.CommitAsync(Writing(Row("sum", [0, 0])), Now);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(AddAsync)));
        var row = Assert.Single(await store.LoadAsync([Key("sum")], Now))!;
        Assert.Equal(8 * 25, BitConverter.ToInt16(row.Content.Span));

        async Task AddAsync()
        {
            for (var left = 25; left > 0;)
            {
                var old = Assert.Single(await store.LoadAsync([Key("sum")], Now))!;
                var next = BitConverter.GetBytes((short)(BitConverter.ToInt16(old.Content.Span) + 1));
                left -= (await store.CommitAsync(Writing(Row("sum", next) with { Expected = old.Version }), Now)).IsCommitted ? 1 : 0;
            }
        }
    }

    [Fact]
    public async Task OfWritersAtOnceOneGetsAUniqueText()
    {
        await using var store = await OpenAsync(Clock);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => Task.Run(
            async () => await store.CommitAsync(Writing(Row($"row{at}") with { Unique = ["desk:1"] }), Now))));
        Assert.Single(outcomes, outcome => outcome.IsCommitted);
    }

    [Fact] // I16
    public async Task TenantsWithTheSameIdsDoNotMeet()
    {
        await using var store = await OpenAsync(Clock);
        var draw = new Random(7);
        var kept = new Dictionary<RowKey, string>();
        for (var i = 0; i < 400; i++)
        {
            var key = new RowKey(draw.Next(2) == 0 ? "acme" : "acm", draw.Next(2) == 0 ? "link" : "e", "id" + draw.Next(10));
            if (draw.Next(4) == 0)
            {
                await store.CommitAsync(new() { Deletes = [new(key, null)] }, Now);
                kept.Remove(key);
                continue;
            }
            kept[key] = $"{key} {i}";
            await store.CommitAsync(Writing(new RowWrite(key, Encoding.UTF8.GetBytes(kept[key])) { Unique = [key.Id] }), Now);
        }
        foreach (var group in kept.GroupBy(one => (one.Key.Tenant, one.Key.Kind)))
        {
            var rows = await AllAsync(store, new(group.Key.Tenant, group.Key.Kind, 3));
            Assert.Equal(group.Select(one => one.Value).Order(StringComparer.Ordinal), rows.Select(row => Encoding.UTF8.GetString(row.Content.Span)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task ABackupHoldsEveryRowOfOneMoment()
    {
        await using var store = await OpenAsync(Clock);
        for (var i = 0; i < 20; i++)
            await store.CommitAsync(Writing(Row($"row{i:00}", [(byte)i]) with { Index = Fields(("n", $"{i}")), Unique = [$"u{i}"] }), Now);
        using var file = new MemoryStream();
        await store.BackupAsync(file, Now);
        file.Position = 0;
        var rows = new List<StoredRow>();
        await foreach (var row in BackupFormat.ReadAsync(file, Now))
            rows.Add(row);
        var stored = await AllAsync(store, new("acme", "link", 7));
        Assert.Equal(stored.Select(Told), rows.OrderBy(row => row.Key.Id, StringComparer.Ordinal).Select(Told));

        static string Told(StoredRow row) => $"{row.Key} {row.Version} {row.Content.Span[0]} {row.Index["n"]} {string.Join(',', row.Unique)}";
    }

    private protected static async Task<List<StoredRow>> AllAsync(ISyncStore store, RowQuery query)
    {
        var rows = new List<StoredRow>();
        for (RowMark? after = null; ;)
        {
            var page = await store.PageAsync(query with { After = after }, Now);
            Assert.True(page.Rows.Count <= query.Limit);
            rows.AddRange(page.Rows);
            if (page.Next is null)
                return rows;
            after = page.Next;
        }
    }

    private protected static RowKey Key(string id) => new("acme", "link", id);

    private protected static RowWrite Row(string id, byte[]? content = null) => new(Key(id), content ?? []);

    private protected static StoreChange Writing(params RowWrite[] rows) => new() { Writes = rows };

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    private static ValueTask<Lease?> LeaseAsync(ISyncStore store, string owner, int seconds, string name = "link:1", string tenant = "acme", Lease? held = null) =>
        store.LeaseAsync(new(tenant, name, owner, TimeSpan.FromSeconds(seconds)) { Held = held }, Now);
}
