using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Limits;

/// <summary>Quotas of which little is left: as systems told now, and as the sync that runs knows.</summary>
internal sealed class LowQuotas : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        foreach (var connection in seen.Connections)
        {
            foreach (var notice in connection.Trial?.Quotas ?? [])
                if (IsLow(seen, notice.Left, notice.Most ?? 0) && notice.Until > seen.Now)
                    yield return Low(connection.Name, notice.Name ?? "the account", notice.Left, notice.Most ?? 0, notice.Until - seen.Now);
        }
        foreach (var (connection, stand) in seen.Live.Budgets)
        {
            if (stand.Left is { } left && IsLow(seen, left, stand.LeftOf))
                yield return Low(connection, stand.Name, left, stand.LeftOf, null);
            else if (stand is { Used: { } used, Most: { } most } && IsLow(seen, most - used, most))
                yield return Low(connection, stand.Name, most - used, most, null);
        }
    }

    private static bool IsLow(Sightings seen, long left, long most) => left <= 0 || left * 100 <= most * seen.Limits.QuotaLeftPercent;

    private static Finding Low(string connection, string name, long left, long most, TimeSpan? until) => new(
        QuotaFindings.QuotaLow, connection,
        FormattableString.Invariant($"{name}: {Math.Max(0, left):N0}{(most > 0 ? FormattableString.Invariant($" of {most:N0}") : "")} left{(until is { } span ? $" for {Sightings.Span(span)}" : "")}"))
    {
        Commands = ["rezolve status"],
    };
}
