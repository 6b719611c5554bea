using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>One part of a multipart body; exactly one of value and file is there.</summary>
/// <param name="Place">Where it stands in the manifest.</param>
/// <param name="Name">Gives its name.</param>
internal sealed record PartProgram(SourcePlace Place, ValueSlot Name)
{
    /// <summary>Gives its text.</summary>
    public ValueSlot? Value { get; init; }

    /// <summary>Gives its file.</summary>
    public ValueSlot? File { get; init; }

    /// <summary>Gives its media type; null takes the file's own, and none for a text.</summary>
    public ValueSlot? ContentType { get; init; }

    /// <summary>Gives the file name that is written; null takes the file's own.</summary>
    public ValueSlot? FileName { get; init; }

    /// <summary>All slots of the part.</summary>
    public IEnumerable<ValueSlot?> Slots => [Name, Value, File, ContentType, FileName];
}
