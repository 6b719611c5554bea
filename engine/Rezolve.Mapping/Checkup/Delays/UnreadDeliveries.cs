using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Delays;

/// <summary>Genuine deliveries that nothing could be made of.</summary>
internal sealed class UnreadDeliveries : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen) =>
        from one in seen.Store.Inboxes
        let unread = one.Value.Unreadable + one.Value.Unmatched
        let all = unread + one.Value.Accepted + one.Value.Duplicates + one.Value.Ignored
        where unread > 0 && unread * 100 > all * seen.Limits.UnreadPercent
        select new Finding(
            DelayFindings.HookUnread, one.Key,
            FormattableString.Invariant($"of {Sightings.Count(all, "event")} {one.Value.Unreadable:N0} could not be read and {one.Value.Unmatched:N0} match no row"))
        {
            Commands = [$"rezolve webhooks list {SilentHooks.Connection(one.Key)}"],
        };
}
