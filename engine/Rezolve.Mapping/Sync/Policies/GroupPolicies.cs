using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;

namespace Rezolve.Mapping.Sync.Policies;

/// <summary>What the operator's decisions mean for a group of fields on one link.</summary>
internal static class GroupPolicies
{
    /// <summary>The policy of a group.</summary>
    /// <param name="program">The sync.</param>
    /// <param name="connection">Whose link it is.</param>
    /// <param name="group">The group's name; the field's where it stands alone.</param>
    /// <param name="fields">Its fields, the one that drives first. What is said of the first that anything is said of holds for all.</param>
    public static GroupPolicy Of(SyncProgram program, string connection, string group, IReadOnlyList<string> fields)
    {
        var policy = Decided(program.Policies, group, fields);
        return new GroupPolicy
        {
            Flow = FlowOf(policy, connection),
            Owner = OwnerOf(policy.Owner, connection),
            Conflict = ConflictRules.Of(policy, fields.Count > 0 ? fields[0] : group),
            Initial = InitialOf(policy.Initial),
            Unites = policy.Mode == "union",
            Grows = policy.Mode == "append",
        };
    }

    /// <summary>What was decided for a group, in the operator's words.</summary>
    public static FieldPolicy Decided(FieldPolicies policies, string group, IReadOnlyList<string> fields) =>
        fields.Append(group).FirstOrDefault(policies.Named.ContainsKey) is { } named ? policies[named] : policies.All;

    // The hub speaks for an owner on every link but the owner's own; else two systems would restore the hub in turn for ever.
    private static Owner OwnerOf(string? owner, string connection) =>
        owner is null ? Owner.None : owner == connection ? Owner.External : Owner.Hub;

    private static Flow FlowOf(FieldPolicy policy, string connection) => (policy.Mode, policy.Direction.GetValueOrDefault(connection, "both")) switch
    {
        ("ignore" or "createOnly", _) or (_, "none") => Flow.None,
        ("derived", "out") => Flow.None,
        ("derived", _) or (_, "in") => Flow.In,
        (_, "out") => Flow.Out,
        _ => Flow.Both,
    };

    private static InitialRule InitialOf(string word) => word switch
    {
        "hub" => InitialRule.Hub,
        "external" => InitialRule.External,
        "nonEmpty" => InitialRule.NonEmpty,
        _ => InitialRule.Hold,
    };
}
