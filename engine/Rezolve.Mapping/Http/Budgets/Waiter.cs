namespace Rezolve.Mapping.Http.Budgets;

/// <summary>Somebody who waits for a turn.</summary>
/// <param name="priority">Whose turn it is.</param>
/// <param name="arrival">A number that grows with each arrival.</param>
/// <param name="latest">When waiting stops being worth while.</param>
internal sealed class Waiter(Priority priority, long arrival, DateTimeOffset latest)
{
    private readonly TaskCompletionSource<BudgetTurn> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>By priority, then by arrival.</summary>
    public static IComparer<Waiter> InTurn { get; } = Comparer<Waiter>.Create(
        (left, right) => (left.Priority, left.Arrival).CompareTo((right.Priority, right.Arrival)));

    /// <summary>Whose turn it is.</summary>
    public Priority Priority => priority;

    /// <summary>A number that grows with each arrival.</summary>
    public long Arrival => arrival;

    /// <summary>When waiting stops being worth while.</summary>
    public DateTimeOffset Latest => latest;

    /// <summary>The turn, once it is known.</summary>
    public Task<BudgetTurn> Turn => _turn.Task;

    /// <summary>Ends the wait.</summary>
    public void Answer(BudgetTurn turn) => _turn.TrySetResult(turn);

    /// <summary>Ends the wait without a turn.</summary>
    public void Cancel(CancellationToken cancellation) => _turn.TrySetCanceled(cancellation);
}

/// <summary>A turn in a budget, or when there may be one.</summary>
/// <param name="Priority">Whose turn.</param>
/// <param name="Ticket">Which request it is of those that went.</param>
/// <param name="FreeAt">Null for a turn; else when to come back.</param>
internal readonly record struct BudgetTurn(Priority Priority, long Ticket, DateTimeOffset? FreeAt);

/// <summary>What a request told of how much the vendor can take.</summary>
internal enum RequestFate
{
    /// <summary>Nothing: it was not sent, or failed for reasons of its own.</summary>
    Unknown,

    /// <summary>It was answered.</summary>
    Fine,

    /// <summary>The vendor had too much: 429, 503, or no answer in time.</summary>
    Struggled,
}
