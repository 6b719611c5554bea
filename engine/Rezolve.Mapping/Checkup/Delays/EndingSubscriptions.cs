using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Subscriptions that were not renewed in time.</summary>
internal sealed class EndingSubscriptions : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Hooks
        where one.Value.Trouble is not null || seen.Now - one.Value.RenewAt > seen.Limits.Late
        select new Finding(
            DelayFindings.HookEnds, one.Key, one.Value.Trouble is { } trouble ? $"not renewed: {trouble.TrimEnd('.')}" : $"to be renewed since {seen.Ago(one.Value.RenewAt!.Value)}")
        {
            Commands = [$"rezolve webhooks renew {SilentHooks.Connection(one.Key)}"],
        };
}
