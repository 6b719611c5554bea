using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>What is to be written of one entity.</summary>
internal sealed record WriteRequest
{
    /// <summary>The whole entity as it should be, canonical.</summary>
    public required Value Wanted { get; init; }

    /// <summary>What changes of it, canonical; of a create, all of it.</summary>
    public required Value Change { get; init; }

    /// <summary>What both sides last agreed on, canonical: what a set has gained and lost is counted from it. Undefined for a create.</summary>
    public Value Agreed { get; init; }

    /// <summary>The vendor's record as last read; undefined for a create.</summary>
    public Value Current { get; init; }

    /// <summary>The same as canonical JSON; undefined for a create.</summary>
    public Value CurrentCanonical { get; init; }

    /// <summary>The record is made.</summary>
    public bool IsCreate => Current.Kind == ValueKind.Undefined;
}

/// <summary>What a change is in the vendor's terms.</summary>
/// <param name="Document">The members to send; an object.</param>
/// <param name="Requests">Requests to be made after the document's.</param>
/// <param name="Held">Fields that cannot be written.</param>
/// <param name="Missing">Required fields that are empty; the write is blocked while there are any.</param>
internal sealed record WrittenDocument(
    Value Document, IReadOnlyList<FieldRequest> Requests, IReadOnlyList<HeldField> Held, IReadOnlyList<MissingField> Missing)
{
    /// <summary>Fields that change, and that the vendor has as they should be by the measure of <c>normalize</c>.</summary>
    public IReadOnlyList<string> Same { get; init; } = [];

    /// <summary>The vendor empties what is left out, and a field cannot be written: nothing may be sent.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>All that changes is there already: nothing need be sent.</summary>
    public bool IsThere => Same.Count > 0 && Document.Object.Count == 0 && Requests.Count == 0 && Held.Count == 0 && Missing.Count == 0;
}

/// <summary>A field's own request.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Operation">What is called.</param>
/// <param name="Value">The root <c>value</c>.</param>
/// <param name="Added">The root <c>added</c>.</param>
/// <param name="Removed">The root <c>removed</c>.</param>
/// <param name="Item">The root <c>item</c>; undefined where the request is made once.</param>
internal sealed record FieldRequest(string Field, OperationProgram Operation, Value Value, Value Added, Value Removed, Value Item);

/// <summary>A required field without a value.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Rule">The rule that wants it.</param>
internal sealed record MissingField(string Field, RequiredRule Rule);
