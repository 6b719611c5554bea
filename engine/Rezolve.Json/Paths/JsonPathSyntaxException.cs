namespace Rezolve.Json.Paths;

/// <summary>Thrown by <see cref="JsonPath.Parse"/> for a text that is not a JSONPath.</summary>
/// <param name="fault">What is wrong, and where.</param>
public sealed class JsonPathSyntaxException(JsonPathFault fault) : FormatException(fault.ToString())
{
    /// <summary>What is wrong, and where.</summary>
    public JsonPathFault Fault { get; } = fault;

    /// <summary>Where the problem stands, in UTF-16 code units from the start of the text.</summary>
    public int Offset => Fault.Offset;
}
