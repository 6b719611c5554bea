using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Guards;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// Counts what one run does to many tickets at once, and asks for a person's word before it is more than anybody can have meant.
/// Safe for many threads.
/// </summary>
/// <param name="guards">How much may happen without one.</param>
internal sealed class RunGuard(SyncGuards guards)
{
    /// <summary>So many deletions are nobody's disaster, however few tickets there are.</summary>
    private const int FewDeletes = 5;

    private readonly Lock _lock = new();
    private readonly Dictionary<(GuardedAct Act, string Connection), int> _counts = [];
    private readonly Dictionary<(GuardedAct Act, string Connection), string> _objections = [];
    private readonly HashSet<(GuardedAct Act, string Connection)> _lifted = [];
    private readonly HashSet<(GuardedAct Act, string Connection, string About)> _asked = [];

    /// <summary>What stands in the way, for people and for the report of the run.</summary>
    public IReadOnlyList<GuardObjection> Objections
    {
        get
        {
            lock (_lock)
                return [.. _objections.OrderBy(one => one.Key).Select(one => new GuardObjection(one.Key.Act, one.Key.Connection, one.Value))];
        }
    }

    /// <summary>Asks about one more.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    /// <param name="all">How many tickets it has.</param>
    /// <param name="about">What it is about: the same is tried again and again, and counts once. Null where each is another.</param>
    /// <returns>Null: go on. Else why a person has to say so first; what was asked about counts all the same.</returns>
    public string? Ask(GuardedAct act, string connection, int all, string? about = null)
    {
        lock (_lock)
            return Ask(act, connection, about is null || _asked.Add((act, connection, about)) ? 1 : 0, all);
    }

    /// <summary>Asks about many together, before any of them is done.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    /// <param name="more">To how many.</param>
    /// <param name="all">How many tickets the system has.</param>
    /// <returns>Null: go on. Else why a person has to say so first.</returns>
    public string? Ask(GuardedAct act, string connection, int more, int all)
    {
        lock (_lock)
        {
            var planned = _counts[(act, connection)] = _counts.GetValueOrDefault((act, connection)) + more;
            if (_lifted.Contains((act, connection)) || Objection(act, connection, planned, Math.Max(all, planned)) is not { } objection)
                return null;
            return _objections[(act, connection)] = objection;
        }
    }

    /// <summary>A person has said so: for the rest of this run.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    public void Lift(GuardedAct act, string connection)
    {
        lock (_lock)
        {
            _lifted.Add((act, connection));
            _objections.Remove((act, connection));
        }
    }

    /// <summary>Whether a person has said so.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="connection">At which system.</param>
    public bool IsLifted(GuardedAct act, string connection)
    {
        lock (_lock)
            return _lifted.Contains((act, connection));
    }

    private string? Objection(GuardedAct act, string connection, int planned, int all) => act switch
    {
        GuardedAct.Create => new MassChange(guards.Creates, 100, 0).Objection($"{connection}: would create", planned, all),
        // A sweep that misses half of what there was has more likely lost its filter than its tickets.
        GuardedAct.Delete => new MassChange(guards.Deletes, guards.DeletesPercent, Math.Min(FewDeletes, guards.Deletes)).Objection($"{connection}: would take for deleted", planned, all),
        _ => new MassChange(guards.Remapped, 100, 0).Objection($"{connection}: would decide anew", planned, all),
    };
}

/// <summary>What is counted.</summary>
internal enum GuardedAct
{
    /// <summary>A ticket is made at a system.</summary>
    Create,

    /// <summary>A ticket is taken for deleted.</summary>
    Delete,

    /// <summary>The fields of a ticket are decided anew, because a map was changed.</summary>
    Remap,
}

/// <summary>What needs a person's word.</summary>
/// <param name="Act">What is to be done.</param>
/// <param name="Connection">At which system.</param>
/// <param name="Reason">Why, as a sentence without its full stop.</param>
internal sealed record GuardObjection(GuardedAct Act, string Connection, string Reason);
