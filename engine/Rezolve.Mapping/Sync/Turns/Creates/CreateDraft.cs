using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Creates;

/// <summary>What a new ticket is made with at a system, and what is agreed once it is there. Pure.</summary>
/// <param name="program">What the operator decided.</param>
/// <param name="sides">How values correspond.</param>
/// <param name="facts">What is known of the system.</param>
internal sealed class CreateDraft(SyncProgram program, FieldSides sides, SystemFacts facts)
{
    /// <summary>What is written of a ticket. A field that cannot be said there is left out: nothing is ever written as empty for that.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="set">What the route sets: it says where the ticket goes, so it counts before what the ticket has from elsewhere.</param>
    /// <returns>What is meant, by field, and what is sent, in the system's terms.</returns>
    public (Dictionary<string, IntendedPair> Members, Dictionary<string, Value> Sent) Of(HubTicket ticket, IReadOnlyDictionary<string, Value> set)
    {
        var members = new Dictionary<string, IntendedPair>(StringComparer.Ordinal);
        var sent = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var field in facts.Fields.Where(field => field.IsCreated && (GoesOut(field.Name) || set.ContainsKey(field.Name))))
        {
            var value = set.TryGetValue(field.Name, out var given) ? given : ticket[field.Name];
            var (said, back) = (sides.ToSystem(field, value), sides.MapOf(field).ToExternal(value));
            if (said.IsFault || back.IsFault)
                continue;
            members[field.Name] = new IntendedPair(ticket[field.Name], back);
            if (!said.IsNothing)
                sent[field.Name] = said;
        }
        foreach (var (field, value) in set.Where(one => facts[one.Key] is null))
            sent[field] = value;
        return (members, sent);
    }

    /// <summary>The base of a link that a create has made. What was left out has no half here, so it is due as soon as it can be said.</summary>
    /// <param name="create">The create.</param>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="after">The ticket as it was read after it was made; null where it could not be read yet.</param>
    /// <param name="isLate">Whether it was found again after a while: what it says of fields that were left out may be somebody's edit.</param>
    public (Dictionary<string, AgreedPair> Base, List<string> Adjusted) BaseOf(CreateIntent create, HubTicket ticket, SystemTicket? after, bool isLate)
    {
        var agreed = new Dictionary<string, AgreedPair>(StringComparer.Ordinal);
        var adjusted = new List<string>();
        foreach (var field in facts.Fields.Where(field => field.IsRead))
        {
            var read = after?.Fields.GetValueOrDefault(field.Name) ?? Value.Undefined;
            if (create.Members.TryGetValue(field.Name, out var meant))
            {
                var isAsMeant = meant.External.Kind == ValueKind.Undefined || read.Kind == ValueKind.Undefined || field.AreSame(meant.External, read);
                // Trimmed by the system or edited by somebody: what was meant is kept before the other comes back over it.
                if (!isAsMeant && !meant.Hub.IsNothing)
                    adjusted.Add(field.Name);
                agreed[field.Name] = new AgreedPair(meant.Hub, isAsMeant && read.Kind != ValueKind.Undefined ? read : meant.External, field.Fingerprint);
            }
            else if (field.IsUpdated && GoesOut(field.Name))
            {
                agreed[field.Name] = new AgreedPair(ticket[field.Name].IsNothing ? Value.Null : Value.Undefined, isLate || read.IsFault ? Value.Undefined : read, field.Fingerprint);
            }
        }
        return (agreed, adjusted);
    }

    private bool GoesOut(string field) =>
        program.Policies[field] is var policy && policy.Mode is not ("ignore" or "derived") && policy.Direction.GetValueOrDefault(facts.Connection, "both") is "both" or "out";
}
