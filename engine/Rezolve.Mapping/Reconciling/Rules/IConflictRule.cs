using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>Decides between two sides that both changed. Pure: the same clash is always decided the same way.</summary>
internal interface IConflictRule
{
    /// <summary>What conflict records and reports call it.</summary>
    string Name { get; }

    /// <summary>Decides.</summary>
    Verdict Decide(Clash clash);
}

/// <summary>A group that both sides changed.</summary>
/// <param name="Members">Its fields, the one that gives the group its name first.</param>
/// <param name="HubWhen">When the hub's value was written.</param>
/// <param name="ExternalWhen">When the vendor's value was written.</param>
internal sealed record Clash(IReadOnlyList<ClashMember> Members, Span HubWhen, Span ExternalWhen);

/// <summary>One field of a clash, in canonical values.</summary>
/// <param name="Field">The field.</param>
/// <param name="Base">What was agreed; undefined where nothing was.</param>
/// <param name="Hub">The hub's.</param>
/// <param name="External">The vendor's.</param>
internal sealed record ClashMember(string Field, Value Base, Value Hub, Value External);

/// <summary>What a rule says.</summary>
/// <param name="Winner">Whose values hold; <see cref="Side.Both"/> with values of its own; null where a person decides.</param>
/// <param name="Values">The values by field, where neither side's hold as they are.</param>
/// <param name="Fault">Why the rule could not decide; it then holds the group.</param>
internal sealed record Verdict(Side? Winner, IReadOnlyDictionary<string, Value>? Values = null, string? Fault = null)
{
    /// <summary>The hub's values hold.</summary>
    public static Verdict Hub { get; } = new(Side.Hub);

    /// <summary>The vendor's values hold.</summary>
    public static Verdict External { get; } = new(Side.External);

    /// <summary>A person decides.</summary>
    public static Verdict Person { get; } = new((Side?)null);

    /// <summary>A side.</summary>
    public static Verdict Of(Side side) => side == Side.Hub ? Hub : External;
}

/// <summary>Between when and when something was written, by the clock of whoever tells.</summary>
internal readonly record struct Span(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Nothing is known of when.</summary>
    public static Span Unknown { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>A known instant.</summary>
    public static Span At(DateTimeOffset instant) => new(instant, instant);
}
