using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema;

/// <summary>One way in which a value does not fit its schema.</summary>
/// <param name="InstancePointer">JSON Pointer (RFC 6901) of the value; empty for the whole instance. For an unknown member, its own pointer.</param>
/// <param name="SchemaLocation">The failing keyword's absolute place: the resource's URI, where it has one, and <c>#</c> with a JSON Pointer.</param>
/// <param name="Keyword">The failing keyword; <c>false</c> where the schema itself is <c>false</c>.</param>
/// <param name="Message">What was expected and what was found, in plain words.</param>
public sealed record JsonSchemaError(string InstancePointer, string SchemaLocation, string Keyword, string Message)
{
    /// <summary>Where a choice of forms failed and none was plainly meant: the errors of the form that came nearest. Else empty.</summary>
    public IReadOnlyList<JsonSchemaError> Branch { get; init; } = [];

    /// <summary>Whether it was a type or a value that was expected; for choosing among forms.</summary>
    internal ExpectationKind Expectation { get; init; }

    /// <summary>What was expected, as the message names it; empty where nothing in particular was.</summary>
    internal IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>Gives <c>pointer: message</c>.</summary>
    public override string ToString() => $"{InstancePointer}: {Message}";
}
