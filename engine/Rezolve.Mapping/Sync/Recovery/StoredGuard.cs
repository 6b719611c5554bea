using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// Stops a run that would change more than somebody can have meant, and keeps it stopped: what was refused once is refused after a restart
/// too, until a person takes the row away. Safe for many threads.
/// </summary>
/// <param name="setting">Where it is kept, and how much is allowed.</param>
internal sealed class StoredGuard(SyncSetting setting)
{
    private readonly ConcurrentDictionary<string, string> _stopped = new(StringComparer.Ordinal);
    private RunGuard _run = new(setting.Program.Guards);

    /// <summary>A run begins: what is stored counts, and what it does is counted from nothing.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        _run = new RunGuard(setting.Program.Guards);
        _stopped.Clear();
        var page = await setting.Store.PageAsync(new RowQuery(setting.Program.Tenant, RowKinds.Guard, 1000), cancellation).ConfigureAwait(false);
        foreach (var row in page.Rows)
            _stopped[row.Key.Id] = ValueJson.Read(row.Content).TextOf("reason") ?? "";
    }

    /// <summary>Asks about one more.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    /// <param name="all">How many tickets it has.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null: go on. Else why a person has to say so first.</returns>
    public async Task<string?> AskAsync(GuardedAct act, string connection, int all, CancellationToken cancellation)
    {
        var id = IdOf(act, connection);
        if (_stopped.TryGetValue(id, out var stopped))
            return stopped;
        if (_run.Ask(act, connection, all) is not { } objection)
            return null;
        if (_stopped.TryAdd(id, objection))
        {
            var content = RowContent.Begin().With("reason", objection).With("at", setting.Clock.GetUtcNow()).End();
            await setting.Store.CommitAsync(new StoreChange { Writes = [new RowWrite(new RowKey(setting.Program.Tenant, RowKinds.Guard, id), content)] }, cancellation).ConfigureAwait(false);
        }
        return objection;
    }

    private static string IdOf(GuardedAct act, string connection) => $"{act.ToString().ToLowerInvariant()}/{connection}";
}
