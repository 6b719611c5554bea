using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Faults;

/// <summary>The faults of one vendor, in order: each waits for its call, and the next only counts after it.</summary>
/// <param name="clock">The clock.</param>
internal sealed class FaultQueue(TimeProvider clock)
{
    private readonly Queue<ArmedFault> _armed = [];
    private int _skips;
    private (FaultKind Kind, DateTimeOffset Until) _spell;

    /// <summary>What goes wrong with a single call, or for a short while, as it does everywhere.</summary>
    public static IReadOnlyList<FaultKind> Usual { get; } = [.. Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Hidden)];

    /// <summary>How many went off.</summary>
    public int Fired { get; private set; }

    /// <summary>Which kinds went off.</summary>
    public HashSet<FaultKind> Kinds { get; } = [];

    /// <summary>How many wait.</summary>
    public int Waiting => _armed.Count;

    /// <summary>Arms a fault.</summary>
    public void Arm(ArmedFault fault) => _armed.Enqueue(fault);

    /// <summary>Something goes wrong from now on, for a while.</summary>
    public void Begin(FaultKind kind, TimeSpan span)
    {
        _spell = (kind, clock.GetUtcNow() + span);
        Kinds.Add(kind);
    }

    /// <summary>Ends all of them, also what lasts a while.</summary>
    public void Clear()
    {
        _armed.Clear();
        _spell = default;
    }

    /// <summary>What goes wrong with the call that begins now; null where nothing does.</summary>
    public ArmedFault? Next()
    {
        if (_spell.Until > clock.GetUtcNow())
        {
            Fired++;
            return new ArmedFault(_spell.Kind, 0, TimeSpan.Zero);
        }
        if (!_armed.TryPeek(out var fault) || _skips++ < fault.Skips)
            return null;
        _armed.Dequeue();
        _skips = 0;
        Fired++;
        Kinds.Add(fault.Kind);
        if (fault.Kind is FaultKind.Outage or FaultKind.PermissionLost or FaultKind.Hidden)
            _spell = (fault.Kind, clock.GetUtcNow() + fault.Span);
        return fault;
    }

    /// <summary>What a fault looks like to whoever called.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isWrite">Whether the call was a write, whose effect then is in doubt.</param>
    public Failure Seen(ArmedFault fault, bool isWrite) => fault.Kind switch
    {
        FaultKind.Throttled => new Failure(FailureClass.Throttled, "RZ9002", "too many requests") { After = clock.GetUtcNow() + fault.Span, Operation = Operation(isWrite) },
        FaultKind.PermissionLost => new Failure(FailureClass.Permission, "RZ9003", "not allowed") { Operation = Operation(isWrite) },
        FaultKind.Hidden when isWrite => new Failure(FailureClass.NotFound, "RZ9006", "there is no such ticket") { Operation = Operation(isWrite) },
        FaultKind.Outage or FaultKind.ResetBefore or FaultKind.Hidden => new Failure(FailureClass.Transient, "RZ9004", "nothing answers") { Operation = Operation(isWrite) },
        _ => new Failure(isWrite ? FailureClass.Ambiguous : FailureClass.Transient, "RZ9005", fault.Kind.ToString()) { Operation = Operation(isWrite) },
    };

    /// <summary>Whether a write certainly had no effect.</summary>
    public static bool IsCertain(FaultKind kind) => kind is FaultKind.Throttled or FaultKind.PermissionLost or FaultKind.Outage or FaultKind.ResetBefore or FaultKind.Hidden;

    /// <summary>Whether a write took effect all the same.</summary>
    public static bool TakesEffect(FaultKind kind) => kind is FaultKind.ServerErrorAfter or FaultKind.TimeoutAfter or FaultKind.ResetAfter;

    private static string Operation(bool isWrite) => isWrite ? "write" : "read";
}
