using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Deliveries that were refused of late.</summary>
internal sealed class RefusedDeliveries : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Inboxes
        where seen.Now - one.Value.RefusedAt <= seen.Limits.Refusals
        select new Finding(
            DelayFindings.HookRefused, one.Key,
            $"{Sightings.Count(one.Value.Refused, "refused")[..^(one.Value.Refused == 1 ? 0 : 1)]} so far, the last {seen.Ago(one.Value.RefusedAt!.Value)}: {one.Value.Refusal?.TrimEnd('.')}")
        {
            Commands = [$"rezolve webhooks list {SilentHooks.Connection(one.Key)}"],
        };
}
