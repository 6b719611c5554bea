using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>What one run reads: the changes of an entity, or all of it.</summary>
/// <param name="Operation">Reads it.</param>
/// <param name="Cursor">How far it was read; null where a list is read as a whole.</param>
/// <param name="Hint">Rows only name a record by this key; null where rows are records.</param>
/// <param name="Where">The rows that count; null means all.</param>
/// <param name="StoresMark">Whether the mark of this run is the feed's; not so for a first load or a sweep.</param>
internal sealed record FeedProgram(OperationProgram Operation, CursorProgram? Cursor, ValueSlot? Hint, ValueSlot? Where, bool StoresMark)
{
    /// <summary>The changes of an entity.</summary>
    public static FeedProgram Of(ChangesProgram changes) => new(changes.Operation, changes.Cursor, changes.Hint, changes.Where, StoresMark: true);

    /// <summary>All of an entity: its list, else its changes from the beginning; null where it has neither.</summary>
    public static FeedProgram? AllOf(EntityProgram entity) => entity switch
    {
        { List: { } list } => new(list.Operation, null, list.Hint, list.Where, StoresMark: false),
        { Changes: { } changes } => Of(changes) with { StoresMark = false },
        _ => null,
    };
}
