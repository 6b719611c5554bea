using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// Stops a run that would change more than somebody can have meant, and keeps it stopped: what was refused once is refused after a restart
/// too, until a person allows it for a while. Safe for many threads.
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
        foreach (var stopped in page.Rows.Select(StoppedAct.Read))
        {
            if (stopped.AllowedUntil is null)
                _stopped[IdOf(stopped.Act, stopped.Connection)] = stopped.Reason;
            else if (stopped.AllowedUntil > setting.Clock.GetUtcNow())
                _run.Lift(stopped.Act, stopped.Connection);
        }
    }

    /// <summary>Asks about one more.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    /// <param name="all">How many tickets it has.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="about">What it is about: the same counts once in a run, however often it is tried. Null where each is another.</param>
    /// <returns>Null: go on. Else why a person has to say so first.</returns>
    public async Task<string?> AskAsync(GuardedAct act, string connection, int all, CancellationToken cancellation, string? about = null)
    {
        var id = IdOf(act, connection);
        if (_stopped.TryGetValue(id, out var stopped))
            return stopped;
        if (_run.Ask(act, connection, all, about) is not { } objection)
            return null;
        if (_stopped.TryAdd(id, objection))
        {
            var row = new StoppedAct(act, connection, objection, setting.Clock.GetUtcNow()).ToRow(setting.Program.Tenant);
            await setting.Store.CommitAsync(new StoreChange { Writes = [row] }, cancellation).ConfigureAwait(false);
        }
        return objection;
    }

    /// <summary>A run has ended and nothing waits any more: what was stopped is not to be done any longer, as where a mapping was put right.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        var ended = _stopped.Keys.Select(id => new RowCheck(new RowKey(setting.Program.Tenant, RowKinds.Guard, id), null)).ToList();
        if (ended.Count > 0)
            await setting.Store.CommitAsync(new StoreChange { Deletes = ended }, cancellation).ConfigureAwait(false);
        _stopped.Clear();
    }

    /// <summary>Whether anything was stopped that nobody has allowed yet.</summary>
    public bool HasStopped => !_stopped.IsEmpty;

    /// <summary>Whether a person has allowed it, as much as there is, for this run.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    public bool IsAllowed(GuardedAct act, string connection) => _run.IsLifted(act, connection);

    private static string IdOf(GuardedAct act, string connection) => $"{StoppedAct.WordOf(act)}/{connection}";
}

/// <summary>Something of which more was to be done at one system than anybody allowed, until a person says that it was meant.</summary>
/// <param name="Act">What.</param>
/// <param name="Connection">At which system.</param>
/// <param name="Reason">How much it was.</param>
/// <param name="At">When it was stopped.</param>
internal sealed record StoppedAct(GuardedAct Act, string Connection, string Reason, DateTimeOffset At)
{
    /// <summary>Until when a person allows it, as much as there is; null where nobody does.</summary>
    public DateTimeOffset? AllowedUntil { get; init; }

    /// <summary>The word for what is done.</summary>
    public string Word => WordOf(Act);

    /// <summary>The word for something that is done.</summary>
    public static string WordOf(GuardedAct act) => act.ToString().ToLowerInvariant();

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, GuardedAct act, string connection) => new(tenant, RowKinds.Guard, $"{WordOf(act)}/{connection}");

    /// <summary>The row.</summary>
    public RowWrite ToRow(string tenant) => new(
        KeyOf(tenant, Act, Connection), RowContent.Begin().With("reason", Reason).With("at", At).With("allowed", AllowedUntil).End());

    /// <summary>Reads a row.</summary>
    public static StoppedAct Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        var (act, connection) = stored.Key.Id.Split('/', 2) is [var word, var name] ? (word, name) : (stored.Key.Id, "");
        return new StoppedAct(Enum.Parse<GuardedAct>(act, ignoreCase: true), connection, row.TextOf("reason") ?? "", row.TimeOf("at") ?? DateTimeOffset.MinValue)
        {
            AllowedUntil = row.TimeOf("allowed"),
        };
    }
}
