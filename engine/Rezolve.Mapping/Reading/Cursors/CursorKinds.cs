using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>The ways to remember how far a feed has been read.</summary>
internal static class CursorKinds
{
    /// <summary>Every cursor, in the order of the reference.</summary>
    public static KindFamily All { get; } = new("cursor", [new InstantCursor(), new CounterCursor(), new TokenCursor(), new NoneCursor()]);
}
