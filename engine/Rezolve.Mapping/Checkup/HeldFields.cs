using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Checkup;

/// <summary>Fields that stand still for one reason, by connection and field.</summary>
/// <param name="rule">What that means.</param>
/// <param name="reason">The reason.</param>
/// <param name="command">A command that helps besides looking at the oldest of them, by connection; null where none does.</param>
internal sealed class HeldFields(DiagnosticRule rule, string reason, Func<string, string>? command = null) : IExamination
{
    // What lies with the account or with a quota is told there.
    private static readonly string[] Elsewhere = [FailureCodes.Of(FailureClass.Permission), FailureCodes.Of(FailureClass.Throttled)];

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Holds.All
        where one.Key.Reason == reason && !Elsewhere.Contains(one.Key.Code)
        select new Finding(rule, one.Key.Connection, $"{Words(seen, one.Key, one.Value)} {reason}")
        {
            Commands = [$"rezolve links --ticket {one.Value.Example}", .. command is null ? Array.Empty<string>() : [command(one.Key.Connection)]],
            Place = one.Key.Place,
        };

    /// <summary>How much stands still, and since when.</summary>
    public static string Words(Sightings seen, HeldFor held, Counted counted) =>
        $"{held.Field} of {Sightings.Count(counted.Count, "ticket")}, the first since {seen.Ago(counted.Since)}:";
}
