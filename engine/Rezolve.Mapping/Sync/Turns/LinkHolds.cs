using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>Changes what stands still of a link.</summary>
internal static class LinkHolds
{
    /// <summary>The link with groups that stand still from now on; the same link where they stood still so before.</summary>
    public static TicketLink With(TicketLink link, IEnumerable<(string Group, GroupHold Hold)> holds)
    {
        Dictionary<string, GroupHold>? all = null;
        foreach (var (group, hold) in holds)
        {
            var since = hold with { Since = link.Holds.GetValueOrDefault(group)?.Since ?? hold.Since };
            if (link.Holds.GetValueOrDefault(group) != since)
                (all ??= new(link.Holds, StringComparer.Ordinal))[group] = since;
        }
        return all is null ? link : link with { Holds = all };
    }

    /// <summary>The link without holds of groups.</summary>
    public static TicketLink Without(TicketLink link, IEnumerable<string> groups)
    {
        var gone = groups.Where(link.Holds.ContainsKey).ToHashSet(StringComparer.Ordinal);
        return gone.Count == 0 ? link : link with { Holds = link.Holds.Where(hold => !gone.Contains(hold.Key)).ToDictionary(StringComparer.Ordinal) };
    }
}
