using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Tests.Rows;

public sealed class LengthTests
{
    private const int Rest = 5 + 5; // "acme" and "link", each with its end

    [Fact]
    public void AKeyOfTheGreatestLengthIsTaken()
    {
        using var database = new LiteDatabase(":memory:");
        var rows = new RowTable(database);
        rows.Prepare();
        var key = new RowKey("acme", "link", new string('x', KeyBytes.Limit - Rest));
        var document = RowDocument.Of(new RowWrite(key, default) { Unique = [key.Id] });
        document["v"] = 1L;
        rows.Write(document);
        Assert.Equal(key, rows.Find([key])[0]!.Key);
        Assert.Equal(key, rows.Owner(key));
    }

    [Fact]
    public void ALongerKeyIsRefusedInWords()
    {
        var problem = Assert.Throws<ArgumentException>(() => RowDocument.Of(new RowWrite(new("acme", "link", new string('x', KeyBytes.Limit - Rest + 1)), default)));
        Assert.Equal(
            $"The id of row {new string('x', 60)} of acme/link is too long: with tenant, kind and id it has 1022 bytes, and the store takes 1021. Store a hash in its place.", problem.Message);
        Assert.StartsWith("The index field due of row a", Assert.Throws<ArgumentException>(() => RowDocument.Of(new RowWrite(new("acme", "link", "a"), default)
        {
            Index = new Dictionary<string, string> { ["due"] = new('x', 1020) },
        })).Message);
        Assert.StartsWith("The unique text of row xxx", Assert.Throws<ArgumentException>(() => RowDocument.Of(new RowWrite(new("acme", "link", "a"), default) { Unique = [new('x', 1020)] })).Message);
    }

    [Fact]
    public async Task WhatIsRefusedTouchesNoOther()
    {
        using var folder = new ScratchFolder();
        var now = TestContext.Current.CancellationToken;
        await using var store = await LiteDbStore.OpenAsync(folder.File("store.db"), TimeProvider.System, new(), now);
        var good = store.CommitAsync(new() { Writes = [new(new("acme", "link", "a"), default)] }, now);
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.CommitAsync(new() { Writes = [new(new("acme", "link", "b"), new byte[16 * 1024 * 1024])] }, now));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.CommitAsync(new() { Checks = [new(new("acme", "link", new('x', 2000)), 0)] }, now));
        Assert.True((await good).IsCommitted);
    }

    [Fact]
    public async Task AContentOfManyPagesComesBack()
    {
        using var folder = new ScratchFolder();
        var now = TestContext.Current.CancellationToken;
        await using var store = await LiteDbStore.OpenAsync(folder.File("store.db"), TimeProvider.System, new(), now);
        var content = new byte[100_000];
        new Random(3).NextBytes(content);
        await store.CommitAsync(new() { Writes = [new(new("acme", "link", "a"), content)] }, now);
        Assert.Equal(content, (await store.LoadAsync([new("acme", "link", "a")], now))[0]!.Content.ToArray());
    }
}
