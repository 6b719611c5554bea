using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Transitions;

/// <summary>A step that a record may take now.</summary>
/// <param name="Id">What the system calls it.</param>
/// <param name="To">The vendor's status that it leads to.</param>
/// <param name="Name">What people call it; null where it has no name.</param>
/// <param name="Requires">The canonical fields that must be filled in the same request.</param>
/// <param name="Record">The step as the system listed it.</param>
internal sealed record LegalStep(string Id, string To, string? Name, IReadOnlyList<string> Requires, Value Record)
{
    /// <summary>The root <c>transition</c>: { id, to, name, record }.</summary>
    public Value ToValue() => Value.Of(new ValueObject(4)
    {
        ["id"] = Value.Of(Id),
        ["to"] = Value.Of(To),
        ["name"] = Name is null ? Value.Undefined : Value.Of(Name),
        ["record"] = Record,
    });
}

/// <summary>What came of reading the steps of a record.</summary>
/// <param name="Steps">The steps, in the system's order.</param>
internal sealed record LegalSteps(IReadOnlyList<LegalStep> Steps)
{
    /// <summary>Listed steps that could not be read, each with its reason: there may be more ways than the steps tell.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>The record is not there any more.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why the steps cannot be told; null where they can.</summary>
    public ReadFault? Fault { get; init; }
}
