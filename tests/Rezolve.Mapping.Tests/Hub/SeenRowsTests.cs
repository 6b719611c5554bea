using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Hub;

public sealed class SeenRowsTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatIsStillTheSameIsTheSameObjectAndWhatChangedIsReadAnew()
    {
        await using var store = new MemoryStore(TimeProvider.System);
        var hub = new HubStore(store, "acme");
        var seen = new SeenRows(hub);

        Assert.Null(await seen.TicketAsync("t1", Now));

        await PutAsync(store, Ticket());
        var first = (await seen.TicketAsync("t1", Now))!;

        Assert.Same(first, await seen.TicketAsync("t1", Now));

        await PutAsync(store, first with { Barred = ["desk"] });
        var second = (await seen.TicketAsync("t1", Now))!;

        Assert.Equal(["desk"], second.Barred);
        Assert.NotEqual(first.Version, second.Version);

        await store.CommitAsync(new StoreChange { Deletes = [new RowCheck(TicketRows.KeyOf("acme", "t1"), null)] }, Now);

        Assert.Null(await seen.TicketAsync("t1", Now));
    }

    [Fact]
    public async Task LinksAreReadByConnectionAndKey()
    {
        await using var store = new MemoryStore(TimeProvider.System);
        var link = new TicketLink { Connection = "desk", Key = "7", Ticket = "t1", Entity = "ticket" };
        await store.CommitAsync(new StoreChange { Writes = [LinkRows.Of("acme", link)] }, Now);
        var seen = new SeenRows(new HubStore(store, "acme"));

        Assert.Equal("t1", (await seen.LinkAsync("desk", "7", Now))!.Ticket);
        Assert.Same(await seen.LinkAsync("desk", "7", Now), await seen.LinkAsync("desk", "7", Now));
        Assert.Null(await seen.LinkAsync("desk", "8", Now));
    }

    private static HubTicket Ticket() => new()
    {
        Id = "t1",
        Fields = new Dictionary<string, HubField> { ["subject"] = new(Value.Of("a"), default, null) },
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    private static async Task PutAsync(MemoryStore store, HubTicket ticket) =>
        Assert.True((await store.CommitAsync(new StoreChange { Writes = [TicketRows.Of("acme", ticket)] }, Now)).IsCommitted);
}
