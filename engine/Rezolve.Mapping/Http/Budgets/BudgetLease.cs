using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>A turn in every budget of one request; given back when disposed.</summary>
internal sealed class BudgetLease(TimeProvider clock) : IDisposable
{
    private readonly List<(BudgetSort Sort, Budget Budget, BudgetTurn Turn)> _turns = [];

    /// <summary>How the request fared; unknown until it is said.</summary>
    public RequestFate Fate { get; set; }

    /// <summary>Adds a budget that gave a turn.</summary>
    public void Add(BudgetSort sort, Budget budget, BudgetTurn turn) => _turns.Add((sort, budget, turn));

    /// <summary>Pauses what the request counted against: the limits it names, or the default where it names none.</summary>
    public void Pause(DateTimeOffset until)
    {
        foreach (var budget in Own())
            budget.Pause(until);
    }

    /// <summary>Reads what an answer tells of the requests that are left.</summary>
    public void Observe(Answer answer)
    {
        foreach (var notice in VendorQuota.Read(answer.Headers, clock.GetUtcNow(), answer.ServerDate))
        {
            foreach (var budget in notice.Name is null ? Own() : Of(BudgetSort.Operation))
                budget.Learn(notice);
        }
        foreach (var (_, budget, _) in _turns)
        {
            if (budget.Limit is { Remaining: { } remaining, Reset: { } reset }
                && VendorQuota.Read(answer.Headers, clock.GetUtcNow(), answer.ServerDate, remaining, reset) is { } own)
                budget.Learn(own);
        }
    }

    /// <summary>Gives the turns back, once.</summary>
    public void Dispose()
    {
        foreach (var (_, budget, turn) in _turns)
            budget.Leave(turn, Fate);
        _turns.Clear();
    }

    private IEnumerable<Budget> Own() => _turns.Exists(one => one.Sort == BudgetSort.Named) ? Of(BudgetSort.Named) : Of(BudgetSort.Default);

    private IEnumerable<Budget> Of(BudgetSort sort) => _turns.Where(one => one.Sort == sort).Select(one => one.Budget);
}
