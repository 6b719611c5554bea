using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Checkup.Updates;

/// <summary>Tickets that wait because the account of a connection may not do something.</summary>
internal sealed class MissingRights : IExamination
{
    private static readonly string Code = FailureCodes.Of(FailureClass.Permission);

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Holds.All
        where one.Key.Code == Code
        select new Finding(UpdateFindings.Forbidden, one.Key.Connection, $"{HeldFields.Words(seen, one.Key, one.Value)} the account may not do it")
        {
            Commands = [$"rezolve links --ticket {one.Value.Example}", $"rezolve check {one.Key.Connection}"],
            Place = one.Key.Place,
        };
}
