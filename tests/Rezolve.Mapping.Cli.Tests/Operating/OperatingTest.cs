using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>A test with a workspace of two connections, and a store of which the test says what it holds.</summary>
public abstract class OperatingTest : CliTest
{
    private protected static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private protected OperatingTest() => Write("rezolve.json", """
        { "workspaceVersion": "1.0", "tenant": "acme", "store": { "file": "rezolve.db" }, "connections": {
          "desk": { "connector": "desk" }, "lab": { "connector": "desk" } } }
        """);

    private protected string StoreFile => Path.Combine(Folder, "rezolve.db");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static TicketLink Link(string connection, string key, string ticket) =>
        new() { Connection = connection, Key = key, Ticket = ticket, Entity = "ticket", Number = $"#{key}" };

    private protected static GroupHold Hold(string reason) => new(reason, "assignee", "somebody to be found", Noon);

    private protected static KeptConflict Conflict(string id, bool isOpen) => new(
        id, "t1", "desk", "1",
        new ConflictRecord("subject", [new ConflictMember("subject", new AgreedPair(Value.Of("old"), Value.Of("old"), new MapFingerprint("a", "b")), Value.Of("ours"), Value.Of("theirs"), Value.Of("ours"))], isOpen ? null : Side.Hub, "latest"),
        Noon)
    { IsOpen = isOpen };

    private protected static DeadLetter Letter(string id, string? key = "1") =>
        new(id, "t1", "desk", key, key is null ? "create" : "assignee", "Poison", "RZ7001", "It failed too often.", Noon) { Attempts = 12, Place = "desk.connector.json:7:3" };

    private protected async Task KeepAsync(params RowWrite[] rows)
    {
        await using var store = await OpenAsync();
        Assert.True((await store.CommitAsync(new StoreChange { Writes = rows }, Cancellation)).IsCommitted);
    }

    private protected async Task<T> KeptAsync<T>(Func<HubStore, ValueTask<T>> read)
    {
        await using var store = await OpenAsync();
        return await read(new HubStore(store, "acme"));
    }

    private protected Task<LiteDbStore> OpenAsync() => LiteDbStore.OpenAsync(StoreFile, Clock, new LiteDbLimits(), Cancellation);

    private protected static TimeProvider Clock { get; } = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Noon);
}
