using System.Collections.Concurrent;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>All budgets of one connection. Safe for many threads.</summary>
/// <param name="limits">The limits by name.</param>
/// <param name="longestWait">The longest wait for a turn; who would have to wait longer is told when to come back.</param>
/// <param name="clock">Measures the spans.</param>
internal sealed class BudgetBook(IReadOnlyDictionary<string, RateLimitProgram> limits, TimeSpan longestWait, TimeProvider clock)
{
    private const string Default = "default";
    private readonly ConcurrentDictionary<(string Name, string Owner), Budget> _budgets = new();

    /// <summary>Waits until every budget concerned has a turn; <c>default</c> always counts.</summary>
    /// <param name="names">The operation's limits.</param>
    /// <param name="host">The host it goes to.</param>
    /// <param name="credential">The credential's name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<BudgetEntry> EnterAsync(IReadOnlyList<string> names, string host, string credential, CancellationToken cancellation)
    {
        var lease = new BudgetLease(clock);
        try
        {
            // Always in one order: two requests that each hold what the other wants would wait for ever.
            foreach (var name in names.Where(name => name != Default).Distinct().Order(StringComparer.Ordinal).Prepend(Default))
            {
                var budget = Of(name, host, credential);
                if (await budget.EnterAsync(longestWait, cancellation).ConfigureAwait(false) is { } free)
                {
                    lease.Dispose();
                    return new(null, free);
                }
                lease.Add(budget);
            }
            return new(lease, default);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private Budget Of(string name, string host, string credential)
    {
        var limit = limits.GetValueOrDefault(name) ?? new(name, null, null, false, null, "connection");
        var owner = limit.Scope switch { "host" => host, "credential" => credential, _ => "" };
        return _budgets.GetOrAdd((name, owner), _ => new Budget(limit, clock));
    }
}

/// <summary>A turn, or when to come back for one.</summary>
internal readonly record struct BudgetEntry(BudgetLease? Lease, DateTimeOffset FreeAt);
