namespace Rezolve.Json.Reading;

/// <summary>One thing wrong with a JSON text: where, what, and what to do.</summary>
/// <param name="Kind">What sort of fault it is.</param>
/// <param name="Offset">Where it starts, in bytes from the beginning of the text.</param>
/// <param name="Length">How many bytes it covers; 0 where something is missing.</param>
/// <param name="Position">The same place as line and column.</param>
/// <param name="Message">What is wrong, in plain words.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record JsonFault(
    JsonFaultKind Kind, int Offset, int Length, JsonLinePosition Position, string Message, string Remedy)
{
    /// <summary>The second place involved: for a duplicate key, the byte offset of the first one. Null where there is none.</summary>
    public int? OtherOffset { get; init; }

    /// <summary>The second place as line and column. Null where there is none.</summary>
    public JsonLinePosition? OtherPosition { get; init; }

    /// <summary>Gives <c>line:column: message remedy</c>.</summary>
    public override string ToString() => $"{Position}: {Message} {Remedy}";
}
