using System.Collections.Concurrent;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>
/// All budgets of one connection: the limits of the manifest, each host's adaptive concurrency, and what vendors tell of single operations.
/// Safe for many threads.
/// </summary>
/// <param name="limits">The limits by name.</param>
/// <param name="setting">What the engine adds.</param>
/// <param name="clock">Measures the spans.</param>
internal sealed class BudgetBook(IReadOnlyDictionary<string, RateLimitProgram> limits, BudgetSetting setting, TimeProvider clock)
{
    private const string Default = "default";
    private readonly ConcurrentDictionary<(BudgetSort Sort, string Name, string Owner), Budget> _budgets = new();

    /// <summary>Waits until every budget concerned has a turn; the host's and <c>default</c> always count.</summary>
    /// <param name="operation">What is sent.</param>
    /// <param name="host">The host it goes to.</param>
    /// <param name="credential">The credential's name.</param>
    /// <param name="priority">Why it is sent.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<BudgetEntry> EnterAsync(
        OperationProgram operation, string host, string credential, Priority priority, CancellationToken cancellation)
    {
        var lease = new BudgetLease(clock);
        try
        {
            foreach (var (sort, budget) in Concerned(operation, host, credential))
            {
                var turn = await budget.EnterAsync(priority, setting.LongestWait, cancellation).ConfigureAwait(false);
                if (turn.FreeAt is { } free)
                {
                    lease.Dispose();
                    return new(null, free);
                }
                lease.Add(sort, budget, turn);
            }
            return new(lease, default);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>How all budgets stand that were used so far.</summary>
    public IReadOnlyList<BudgetStand> Stands() => [.. _budgets.OrderBy(one => one.Key).Select(one => one.Value.Stand(one.Key.Name))];

    // Always in one order: two requests that each hold what the other wants would wait for ever.
    private IEnumerable<(BudgetSort, Budget)> Concerned(OperationProgram operation, string host, string credential)
    {
        yield return (BudgetSort.Host, Of(BudgetSort.Host, host, "", name => new(name, null, null, false, setting.MostAtOnce, "host") { Adaptive = true }));
        yield return (BudgetSort.Default, OfLimit(BudgetSort.Default, Default, host, credential));
        foreach (var name in operation.RateLimits.Where(name => name != Default).Distinct().Order(StringComparer.Ordinal))
            yield return (BudgetSort.Named, OfLimit(BudgetSort.Named, name, host, credential));
        yield return (BudgetSort.Operation, Of(BudgetSort.Operation, operation.Name, "", Unlimited));
    }

    private Budget OfLimit(BudgetSort sort, string name, string host, string credential)
    {
        var limit = limits.GetValueOrDefault(name) ?? Unlimited(name);
        return Of(sort, name, limit.Scope switch { "host" => host, "credential" => credential, _ => "" }, _ => limit);
    }

    private Budget Of(BudgetSort sort, string name, string owner, Func<string, RateLimitProgram> limit) =>
        _budgets.GetOrAdd((sort, name, owner), _ => new Budget(limit(name), clock));

    private static RateLimitProgram Unlimited(string name) => new(name, null, null, false, null, "connection");
}

/// <summary>A turn, or when to come back for one.</summary>
internal readonly record struct BudgetEntry(BudgetLease? Lease, DateTimeOffset FreeAt);

/// <summary>What the engine adds to the limits of a manifest.</summary>
/// <param name="LongestWait">The longest wait for a turn; who would have to wait longer is told when to come back.</param>
/// <param name="MostAtOnce">The most requests at once to one host; fewer while it struggles.</param>
internal sealed record BudgetSetting(TimeSpan LongestWait, int MostAtOnce);

/// <summary>What a budget is for.</summary>
internal enum BudgetSort
{
    /// <summary>How much one host takes at once.</summary>
    Host,

    /// <summary>The limit that counts for every operation.</summary>
    Default,

    /// <summary>A limit that operations name.</summary>
    Named,

    /// <summary>What the vendor tells of one operation's own quota.</summary>
    Operation,
}
