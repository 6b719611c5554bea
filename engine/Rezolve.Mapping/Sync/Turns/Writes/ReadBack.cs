using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Guards;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Writes;

/// <summary>What a write has come to, as it is read back. Pure.</summary>
/// <param name="Link">The link with the write closed; null where the read shows nothing yet.</param>
/// <param name="Adjusted">Members that came back otherwise than they were meant.</param>
internal sealed record ReadBack(TicketLink? Link, IReadOnlyList<string> Adjusted)
{
    /// <summary>Compares what was meant with what is there.</summary>
    /// <param name="link">The link with the write under way.</param>
    /// <param name="intent">The write.</param>
    /// <param name="before">The ticket as it was read before the write.</param>
    /// <param name="after">The ticket as it was read after it.</param>
    /// <param name="facts">What is known of the system.</param>
    /// <param name="except">Members that were not written.</param>
    public static ReadBack Of(TicketLink link, OpenIntent intent, SystemTicket before, SystemTicket after, SystemFacts facts, IReadOnlySet<string> except)
    {
        // Reads lag, each as long as it likes: this one is from before the one that was planned on.
        if (after.UpdatedAt < before.UpdatedAt)
            return new ReadBack(null, []);
        var members = intent.Members.Where(member => !except.Contains(member.Key)).ToDictionary();
        var adjusted = members.Where(member => !IsAsMeant(member.Value, after.Fields.GetValueOrDefault(member.Key), facts[member.Key]!)).Select(member => member.Key).ToList();
        if (intent.Hop is { } hop && after.VendorStatus == hop.From && after.VendorStatus != hop.To && IsOld(before, after))
            return new ReadBack(null, []);
        if (adjusted.Count > 0 && IsOld(before, after) && adjusted.All(field => Same(before, after, field)))
            return new ReadBack(null, []);
        var agreed = Settling.Agreed(link, members.Where(member => !adjusted.Contains(member.Key)).ToDictionary(), after, facts);
        // Trimmed, rounded, refused without a word or edited in between cannot be told apart: the next round sees what came back as an edit.
        var meant = new Dictionary<string, AgreedPair>(agreed.Base, StringComparer.Ordinal);
        foreach (var field in adjusted)
            meant[field] = new AgreedPair(members[field].Hub, members[field].External, facts[field]!.Fingerprint);
        return new ReadBack(
            agreed with
            {
                Base = meant,
                Intent = null,
                Adjusted = [.. agreed.Adjusted.Union(adjusted)],
                Replaced = Replaced(link, members, before),
                RecordVersion = after.Version,
                RecordUpdatedAt = after.UpdatedAt ?? link.RecordUpdatedAt,
                Fingerprint = adjusted.Count == 0 && !HasForeign(meant, after) ? after.Fingerprint : UInt128.Zero,
            },
            adjusted);
    }

    /// <summary>The link with a bounce of each group that came back otherwise.</summary>
    public static TicketLink Bounced(TicketLink link, IEnumerable<string> groups, SyncLimits limits, TimeSpan pace, DateTimeOffset now)
    {
        var bounces = new Dictionary<string, IReadOnlyList<DateTimeOffset>>(link.Bounces, StringComparer.Ordinal);
        var holds = new Dictionary<string, GroupHold>(link.Holds, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var rule = new BounceLimits(limits.Bounces, limits.BounceSpan);
            var all = new Bounces(bounces.GetValueOrDefault(group) ?? []).Add(now, rule, pace);
            bounces[group] = all.At;
            if (all.IsContested(now, rule, pace))
                holds[group] = new GroupHold(Rounds.HoldReasons.Contested, group, "somebody names the side that holds: it came back again and again otherwise than it was written", now);
        }
        return link with { Bounces = bounces, Holds = holds };
    }

    /// <summary>Whether a member was read back as it was meant, or cannot be told.</summary>
    public static bool IsAsMeant(IntendedPair meant, in Value read, SyncedField field) =>
        meant.External.Kind == ValueKind.Undefined || !field.IsRead || read.Kind == ValueKind.Undefined || field.AreSame(meant.External, read);

    /// <summary>Whether a record says something that is not agreed. What the system itself changed beside what was written is an edit: it must be compared when it is told of next.</summary>
    public static bool HasForeign(IReadOnlyDictionary<string, AgreedPair> agreed, SystemTicket after) => agreed.Any(pair =>
        after.Fields.TryGetValue(pair.Key, out var read) && read.Kind != ValueKind.Undefined && !ValueEquality.AreEqual(pair.Value.External, read));

    // Without a newer version the read may be older than the write.
    private static bool IsOld(SystemTicket before, SystemTicket after) => before.Version == after.Version && before.UpdatedAt == after.UpdatedAt;

    private static bool Same(SystemTicket before, SystemTicket after, string field) =>
        ValueEquality.AreEqual(before.Fields.GetValueOrDefault(field), after.Fields.GetValueOrDefault(field));

    private static Dictionary<string, Value> Replaced(TicketLink link, Dictionary<string, IntendedPair> members, SystemTicket before)
    {
        var replaced = new Dictionary<string, Value>(link.Replaced, StringComparer.Ordinal);
        foreach (var field in members.Keys)
        {
            if (before.Fields.TryGetValue(field, out var value) && !value.IsFault)
                replaced[field] = value;
        }
        return replaced;
    }
}
