using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>A turn in every budget of one request; given back when disposed.</summary>
internal sealed class BudgetLease(TimeProvider clock) : IDisposable
{
    private readonly List<Budget> _budgets = [];

    /// <summary>Adds a budget that gave a turn.</summary>
    public void Add(Budget budget) => _budgets.Add(budget);

    /// <summary>Pauses what the request counted against: its own limits, or the default where it has none.</summary>
    public void Pause(DateTimeOffset until)
    {
        foreach (var budget in _budgets.Count > 1 ? _budgets.Skip(1) : _budgets)
            budget.Pause(until);
    }

    /// <summary>Reads the rate header fields of an answer: where nothing is left, the budget pauses until there is more.</summary>
    public void Observe(Answer answer)
    {
        foreach (var budget in _budgets)
        {
            var (left, more) = (budget.Limit.Remaining, budget.Limit.Reset);
            if (VendorQuota.ExhaustedUntil(answer.Headers, clock.GetUtcNow(), answer.ServerDate, left, more) is { } until)
                Pause(until);
        }
    }

    /// <summary>Gives the turns back, once.</summary>
    public void Dispose()
    {
        foreach (var budget in _budgets)
            budget.Leave();
        _budgets.Clear();
    }
}
