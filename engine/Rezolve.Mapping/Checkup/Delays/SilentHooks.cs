using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Webhooks by which nothing came for long.</summary>
internal sealed class SilentHooks : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Inboxes
        where seen.Now - one.Value.LastAt > seen.Limits.HookSilence
        select new Finding(DelayFindings.HookSilent, one.Key, $"the last delivery came {seen.Ago(one.Value.LastAt!.Value)}") { Commands = [$"rezolve webhooks list {Connection(one.Key)}"] };

    /// <summary>The connection of a webhook's name.</summary>
    internal static string Connection(string webhook) => webhook.Split('/', 2)[0];
}
