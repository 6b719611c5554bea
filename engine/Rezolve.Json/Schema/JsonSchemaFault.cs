namespace Rezolve.Json.Schema;

/// <summary>Something wrong with a schema, rather than with what is checked against it.</summary>
/// <param name="Kind">What sort of fault it is.</param>
/// <param name="SchemaLocation">The keyword's place: the resource's URI, where it has one, and <c>#</c> with a JSON Pointer.</param>
/// <param name="Message">What is wrong, in plain words.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record JsonSchemaFault(JsonSchemaFaultKind Kind, string SchemaLocation, string Message, string Remedy)
{
    /// <summary>For a fault while checking, the JSON Pointer of the value being checked; else null.</summary>
    public string? InstancePointer { get; init; }

    /// <summary>Gives <c>location: message remedy</c>.</summary>
    public override string ToString() => $"{SchemaLocation}: {Message} {Remedy}";
}
