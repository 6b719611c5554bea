namespace Rezolve.Json.Reading.Parsing;

/// <summary>Collects faults and gives each its line and column.</summary>
internal sealed class FaultList(LineTable lines, bool isCut)
{
    private readonly List<JsonFault> _faults = [];

    public LineTable Lines => lines;

    public void Add(JsonFaultKind kind, int offset, int length, string message, string remedy) =>
        _faults.Add(new JsonFault(kind, offset, length, lines.PositionOf(offset), message, remedy));

    public void Syntax(int offset, int length, string message, string remedy) => Add(JsonFaultKind.Syntax, offset, length, message, remedy);

    public void Duplicate(string name, int offset, int length, int first)
    {
        var place = lines.PositionOf(first);
        var message = $"The key \"{name}\" is already used at {place}.";
        _faults.Add(new JsonFault(
            JsonFaultKind.DuplicateKey, offset, length, lines.PositionOf(offset), message, "Keep one of the two, or rename one.")
        {
            OtherOffset = first,
            OtherPosition = place,
        });
    }

    /// <summary>A fault of a text that ends too early; not one where the rest of the text is already known to be unreadable.</summary>
    public void EndsEarly(int offset, int length, string message, string remedy)
    {
        if (!isCut) Syntax(offset, length, message, remedy);
    }

    /// <summary>All faults by place.</summary>
    public JsonFault[] Sorted() => [.. _faults.OrderBy(fault => fault.Offset)];
}
