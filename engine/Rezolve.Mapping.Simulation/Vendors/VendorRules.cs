using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>What a vendor does by itself after a ticket was made or changed.</summary>
internal static class VendorRules
{
    /// <summary>How much of a text a rule leaves.</summary>
    public const int Kept = 24;

    /// <summary>Markup that a rule takes out.</summary>
    public const string Markup = "<b>";

    /// <summary>What the rules change.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="before">What the ticket was; null where it was just made.</param>
    /// <param name="after">What it is.</param>
    /// <param name="by">Who changed it.</param>
    public static IReadOnlyDictionary<string, Value> Of(IReadOnlyList<VendorRule> rules, VendorState? before, VendorState after, Author by)
    {
        var made = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            var (old, now) = (before?[rule.Field] ?? Value.Null, after[rule.Field]);
            if (Made(rule, before, after, by, old, now) is { } value && !ValueEquality.AreEqual(value, now))
                made[rule.Field] = value;
        }
        return made;
    }

    private static Value? Made(VendorRule rule, VendorState? before, VendorState after, Author by, Value old, Value now) => rule.Kind switch
    {
        _ when rule.Kind != RuleKind.AssignsByTeam && ValueEquality.AreEqual(old, now) => null,
        RuleKind.Trims when now.Kind == ValueKind.Text && now.Text.Length > Kept => Value.Of(now.Text[..Kept].TrimEnd()),
        RuleKind.Sanitises when now.Kind == ValueKind.Text => Value.Of(now.Text.Replace(Markup, "", StringComparison.Ordinal)),
        RuleKind.Reverts when by == Author.Engine && before is not null => old,
        RuleKind.AssignsByTeam when before is not null && !ValueEquality.AreEqual(before["team"], after["team"]) => Lead(after["team"]),
        _ => null,
    };

    // The lead of a team has its number.
    private static Value? Lead(Value team) => People.NameOf(team) is { } name ? Value.Of($"{People.SystemOf(team)}:p{name[1..]}") : null;
}
