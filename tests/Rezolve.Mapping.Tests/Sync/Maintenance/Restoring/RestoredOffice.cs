using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Maintenance.Restoring;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Maintenance.Restoring;

/// <summary>An office whose store is put back to what it was.</summary>
internal sealed class RestoredOffice
{
    private readonly MemoryStream _backup = new();
    private DateTimeOffset _at;
    private ISyncStore _store;

    public RestoredOffice(Office office)
    {
        Office = office;
        _store = office.Store;
        Office.Reached = _ => _store;
    }

    public Office Office { get; }

    public HubStore Hub => new(_store, "acme");

    public ISyncStore Store => _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task BackUpAsync()
    {
        _backup.SetLength(0);
        await _store.BackupAsync(_backup, Token);
        _at = Office.Clock.GetUtcNow();
        Office.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task RestoreAsync()
    {
        Office.Clock.Advance(TimeSpan.FromMinutes(1));
        _backup.Position = 0;
        var rows = new List<RowWrite>();
        await foreach (var row in BackupFormat.ReadAsync(_backup, Token))
            rows.Add(new RowWrite(row.Key, row.Content) { Index = row.Index, Unique = row.Unique });
        _store = new MemoryStore(Office.Clock);
        Assert.True((await _store.CommitAsync(new StoreChange { Writes = rows }, Token)).IsCommitted);
        await RestoreMark.PutAsync(_store, "acme", _at, Office.Clock.GetUtcNow(), Token);
    }

    /// <summary>Rounds as an operator runs them, long enough for everything that waits.</summary>
    public async Task SettleAsync(int rounds = 60)
    {
        for (var round = 0; round < rounds; round++)
        {
            await Office.RoundAsync();
            Office.Clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>Whether it is still being looked for what was made.</summary>
    public async Task<bool> IsOpenAsync() => await Hub.RowAsync(RestorationRows.KeyOf("acme"), Token) is { } row && RestorationRows.Read(row).EndedAt is null;

    /// <summary>What the tickets of a desk are called, in order.</summary>
    public string Subjects(string desk) => string.Join(' ', Office.Desks[desk].Tickets.Keys.Select(key => Office.Desks[desk].Text(key, "subject")).Order(StringComparer.Ordinal));
}
