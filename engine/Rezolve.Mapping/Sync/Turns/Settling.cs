using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>
/// What a write that was under way has come to, as a later read shows it. Members that say what it meant are ours, so a crash never makes
/// our own write look like somebody's edit. Pure.
/// </summary>
/// <param name="Link">The link, with what is ours agreed; without the intent where that is settled.</param>
/// <param name="WaitUntil">When it can be told; null where it can.</param>
internal sealed record Settling(TicketLink Link, DateTimeOffset? WaitUntil)
{
    /// <summary>The fields that say what the write meant, though nobody had heard so.</summary>
    public IReadOnlyCollection<string> Found { get; private init; } = [];

    /// <summary>Settles a link's intent by a read.</summary>
    public static Settling Of(TicketLink link, SystemTicket external, SystemFacts facts, DateTimeOffset now)
    {
        if (link.Intent is not { } intent)
            return new Settling(link, null);
        if (intent.Hop is { } hop)
            return OfHop(link, intent, hop, external, facts, now);
        return Ours(intent, external, facts).Count < intent.Members.Count && MayArrive(intent, facts, now) is { } until
            ? new Settling(link, until)
            : Closed(link, intent, external, facts);
    }

    /// <summary>The link with members agreed: the hub's half as planned, the system's as read.</summary>
    public static TicketLink Agreed(TicketLink link, IReadOnlyDictionary<string, IntendedPair> members, SystemTicket external, SystemFacts facts)
    {
        if (members.Count == 0)
            return link;
        var agreed = new Dictionary<string, AgreedPair>(link.Base, StringComparer.Ordinal);
        foreach (var (field, pair) in members)
            agreed[field] = new AgreedPair(pair.Hub, external.Fields.GetValueOrDefault(field, pair.External), facts[field]!.Fingerprint);
        return link with { Base = agreed, Adjusted = [.. link.Adjusted.Where(field => !members.ContainsKey(field))] };
    }

    // Only the step that was sent is ours; any other status is somebody's edit.
    private static Settling OfHop(TicketLink link, OpenIntent intent, (string From, string To) hop, SystemTicket external, SystemFacts facts, DateTimeOffset now)
    {
        if (external.VendorStatus == hop.To)
            return Closed(link, intent, external, facts);
        return external.VendorStatus == hop.From && MayArrive(intent, facts, now) is { } until
            ? new Settling(link, until)
            : new Settling(Differing(link, intent, [], external, facts) with { Intent = null }, null);
    }

    private static Dictionary<string, IntendedPair> Ours(OpenIntent intent, SystemTicket external, SystemFacts facts) =>
        intent.Members.Where(member => facts[member.Key] is { } field && IsThere(field, member.Value, external.Fields.GetValueOrDefault(member.Key))).ToDictionary(StringComparer.Ordinal);

    private static Settling Closed(TicketLink link, OpenIntent intent, SystemTicket external, SystemFacts facts)
    {
        var ours = Ours(intent, external, facts);
        return new Settling(Differing(Agreed(link, ours, external, facts), intent, ours.Keys, external, facts) with { Intent = null }, null) { Found = ours.Keys };
    }

    // A write that took effect and shows no longer: the vendor made something else of it, or somebody did, and both are edits of theirs.
    private static TicketLink Differing(TicketLink link, OpenIntent intent, IEnumerable<string> ours, SystemTicket external, SystemFacts facts)
    {
        if (intent.AnsweredAt is null)
            return link;
        var others = intent.Members.Where(member => facts[member.Key] is not null && member.Value.External.Kind != ValueKind.Undefined)
            .ExceptBy(ours, member => member.Key).Where(member => external.Fields.GetValueOrDefault(member.Key).Kind != ValueKind.Undefined).ToList();
        var agreed = new Dictionary<string, AgreedPair>(link.Base, StringComparer.Ordinal);
        foreach (var (field, pair) in others)
            agreed[field] = new AgreedPair(pair.Hub, pair.External, facts[field]!.Fingerprint);
        return link with { Base = agreed, Adjusted = [.. link.Adjusted.Union(others.Where(member => !member.Value.Hub.IsNothing).Select(member => member.Key))] };
    }

    // Of what cannot be told beforehand only the very value is ours for certain. All else is compared anew: where it is ours after all, the hub says the same.
    private static bool IsThere(SyncedField field, IntendedPair meant, in Value read) => meant.External.Kind != ValueKind.Undefined
        ? field.AreSame(meant.External, read)
        : read.Kind == ValueKind.Undefined || field.AreSame(meant.Hub, read);

    private static DateTimeOffset? MayArrive(OpenIntent intent, SystemFacts facts, DateTimeOffset now) =>
        (intent.AnsweredAt ?? intent.SentAt + facts.RequestTimeout) is { } arrived && arrived + facts.ReadLag is var until && until > now ? until : null;
}
