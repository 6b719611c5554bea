namespace Rezolve.Json.Paths;

/// <summary>Why a text is not a JSONPath: where, what is wrong and what to try.</summary>
/// <param name="Offset">Where the problem stands, in UTF-16 code units from the start of the text.</param>
/// <param name="Message">What is wrong, then what to write instead.</param>
public sealed record JsonPathFault(int Offset, string Message)
{
    /// <summary>The fault as one line: <c>offset 2: …</c>.</summary>
    public override string ToString() => $"offset {Offset}: {Message}";
}
