namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>How a path is read. Every connector can be asked for the class of each of its fields.</summary>
internal enum LayoutPathClass
{
    /// <summary>In the one forward pass: names, fixed indices, wildcards, equality filters.</summary>
    Streamed,

    /// <summary>The pass keeps the bytes of the longest prefix it can follow; the rest of the path is evaluated over just these.</summary>
    Captured,
}

/// <summary>A path of a layout, for reports.</summary>
/// <param name="Text">The path in canonical form.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Class">How it is read.</param>
/// <param name="IsSingular">Whether it can give one value at most.</param>
internal sealed record LayoutPath(string Text, int Slot, LayoutPathClass Class, bool IsSingular);
