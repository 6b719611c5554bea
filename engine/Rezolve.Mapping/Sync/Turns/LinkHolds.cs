using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>Changes what stands still of a link.</summary>
internal static class LinkHolds
{
    /// <summary>The link with groups that stand still from now on.</summary>
    public static TicketLink With(TicketLink link, IEnumerable<(string Group, GroupHold Hold)> holds)
    {
        var all = new Dictionary<string, GroupHold>(link.Holds, StringComparer.Ordinal);
        foreach (var (group, hold) in holds)
            all[group] = all.TryGetValue(group, out var known) ? hold with { Since = known.Since } : hold;
        return link with { Holds = all };
    }

    /// <summary>The link without holds of groups.</summary>
    public static TicketLink Without(TicketLink link, IEnumerable<string> groups)
    {
        var gone = groups.Where(link.Holds.ContainsKey).ToHashSet(StringComparer.Ordinal);
        return gone.Count == 0 ? link : link with { Holds = link.Holds.Where(hold => !gone.Contains(hold.Key)).ToDictionary(StringComparer.Ordinal) };
    }
}
