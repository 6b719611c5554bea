using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>The feed of changes of an entity.</summary>
internal sealed record ChangesProgram
{
    /// <summary>Reads the feed.</summary>
    public required OperationProgram Operation { get; init; }

    /// <summary>How far it was read.</summary>
    public required CursorProgram Cursor { get; init; }

    /// <summary>Rows only name the entity by this key, and each is then read with <c>get</c>; null where rows are records.</summary>
    public ValueSlot? Hint { get; init; }

    /// <summary>The rows that count; null means all.</summary>
    public ValueSlot? Where { get; init; }
}

/// <summary>The list of all of an entity, or of one parent's children.</summary>
/// <param name="Operation">Reads it.</param>
/// <param name="Hint">Rows only name the entity by this key; null where rows are records.</param>
/// <param name="Where">The rows that count; null means all.</param>
/// <param name="OfParent">It gives the children of one parent, which its request names.</param>
internal sealed record ListProgram(OperationProgram Operation, ValueSlot? Hint, ValueSlot? Where, bool OfParent = false);

/// <summary>Children inside their parent's record.</summary>
/// <param name="In">The operation whose records hold them.</param>
/// <param name="Records">Where they are on the parent's record.</param>
/// <param name="Each">Where records are on each of these; null where these are the records.</param>
/// <param name="Where">The ones that count; null means all.</param>
internal sealed record EmbeddedProgram(OperationProgram In, PlacesProgram Records, PlacesProgram? Each, ValueSlot? Where);
