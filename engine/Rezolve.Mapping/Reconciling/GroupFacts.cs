using Rezolve.Mapping.Reconciling.Rules;

namespace Rezolve.Mapping.Reconciling;

/// <summary>A group of fields that is decided as one, or a field that stands alone.</summary>
/// <param name="Name">The group's name; the field's where it stands alone.</param>
/// <param name="Policy">What the operator decided for it.</param>
/// <param name="Members">Its fields, the one that gives the group its name first.</param>
internal sealed record GroupFacts(string Name, GroupPolicy Policy, IReadOnlyList<FieldFacts> Members)
{
    /// <summary>When the hub's values were written.</summary>
    public Span HubWhen { get; init; } = Span.Unknown;

    /// <summary>When the vendor's values were written.</summary>
    public Span ExternalWhen { get; init; } = Span.Unknown;
}
