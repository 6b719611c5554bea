using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Writing;

/// <summary>What is known of rows is never wrong: the same changes come to the same in a store that looks everything up, over several openings of the file.</summary>
public sealed class AgainstMemoryTests : IDisposable
{
    private const string Letters = "abyz~\uD83D\uFF5E";

    private readonly ScratchFolder _folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ChangesAndReadsComeToTheSame(int seed)
    {
        var draw = new Random(seed);
        await using var memory = new MemoryStore(TimeProvider.System);
        for (var opening = 0; opening < 3; opening++)
        {
            await using var store = await LiteDbStore.OpenAsync(_folder.File($"{seed}.db"), TimeProvider.System, new() { ChangesInGroup = 8 }, Now);
            for (var round = 0; round < 40; round++)
            {
                await ChangeAsync(draw, memory, store);
                await ReadAsync(draw, memory, store);
            }
        }
    }

    // Asked for one after the other, they are made in that order, however they are grouped.
    private static async Task ChangeAsync(Random draw, MemoryStore memory, LiteDbStore store)
    {
        var changes = new List<(StoreChange Memory, StoreChange Store)>();
        for (var at = draw.Next(1, 12); at > 0; at--)
            changes.Add(await ChangeAsync(draw, memory, store, changes.Count == 0));
        var made = changes.Select(change => store.CommitAsync(change.Store, Now).AsTask()).ToList();
        foreach (var (change, outcome) in changes.Zip(await Task.WhenAll(made)))
        {
            var expected = await memory.CommitAsync(change.Memory, Now);
            Assert.Equal((expected.Result, expected.Obstacle), (outcome.Result, outcome.Obstacle));
        }
    }

    private static async Task ReadAsync(Random draw, MemoryStore memory, LiteDbStore store)
    {
        var keys = Enumerable.Range(0, draw.Next(1, 50)).Select(_ => Key(draw)).ToList();
        var expected = await memory.LoadAsync(keys, Now);
        var found = await store.LoadAsync(keys, Now);
        Assert.Equal(expected.Select(row => (row?.Key, Text(row))), found.Select(row => (row?.Key, Text(row))));
    }

    // The numbers of versions differ, for one store goes on from a bound.
    private static async Task<(StoreChange Memory, StoreChange Store)> ChangeAsync(Random draw, MemoryStore memory, LiteDbStore store, bool isFirst)
    {
        var (key, isVersioned, isDelete, content) = (Key(draw), draw.Next(2) == 0 && isFirst, draw.Next(5) == 0, new[] { (byte)draw.Next(256) });
        long? expected = draw.Next(2) == 0 ? 0 : null;
        async Task<StoreChange> OfAsync(ISyncStore one)
        {
            var version = isVersioned ? (await one.LoadAsync([key], Now))[0]?.Version ?? 0 : expected;
            return isDelete
                ? new StoreChange { Deletes = [new RowCheck(key, version)] }
                : new StoreChange { Writes = [new RowWrite(key, content) { Expected = version }, new RowWrite(key with { Kind = "other" }, content)] };
        }

        return (await OfAsync(memory), await OfAsync(store));
    }

    private static RowKey Key(Random draw) => new(draw.Next(4) == 0 ? "beta" : "acme", "row", string.Concat(Enumerable.Range(0, draw.Next(1, 4)).Select(_ => Letters[draw.Next(Letters.Length)])));

    private static string? Text(StoredRow? row) => row is null ? null : Convert.ToHexString(row.Content.Span);
}
