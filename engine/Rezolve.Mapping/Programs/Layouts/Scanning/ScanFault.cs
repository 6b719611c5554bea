namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>Why a scan ended early. What it found until then must not be used.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Offset">Where in the source, in bytes.</param>
/// <param name="Message">In plain words.</param>
internal sealed record ScanFault(ScanFaultKind Kind, long Offset, string Message)
{
    /// <summary>The text is the beginning of a document, but not a whole one.</summary>
    public bool IsCut { get; init; }
}

/// <summary>What can be wrong with a document.</summary>
internal enum ScanFaultKind
{
    /// <summary>It is not JSON.</summary>
    Syntax,

    /// <summary>It nests deeper than <see cref="DocumentScan.Depth"/>.</summary>
    Depth,

    /// <summary>The list of records stands there twice, and the first was given out already.</summary>
    RepeatedRecords,
}
