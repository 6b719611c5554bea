using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Checking.Paths;

/// <summary>What a path is a path on.</summary>
internal enum PathDocument
{
    /// <summary>A record of an entity.</summary>
    Record,

    /// <summary>The body of an operation's answer.</summary>
    Body,

    /// <summary>A row of an operation's answer.</summary>
    Row,
}

/// <summary>A path and the document it is meant for.</summary>
/// <param name="Written">The path.</param>
/// <param name="Document">What it is a path on.</param>
/// <param name="Name">The entity's name, else the operation's.</param>
internal sealed record PathUse(WrittenPath Written, PathDocument Document, string Name)
{
    /// <summary>Several nodes are welcome.</summary>
    public bool TakesMany { get; init; }

    /// <summary>It is where a field is written, not where it is read.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The field whose value it gives, untouched; null for any other use.</summary>
    public FieldProgram? Field { get; init; }
}
