using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>Remembers the rows a following query of the same run will give again, so that each is handed on once.</summary>
/// <remarks>A row whose position has changed is another one: the record was changed while the feed was read.</remarks>
internal sealed class BorderRows(CursorProgram cursor)
{
    private readonly Dictionary<string, Value> _positions = new(StringComparer.Ordinal);

    /// <summary>Notes a row; false where it was there before, at the same position.</summary>
    public bool IsNew(FeedRow row)
    {
        if (row.Name is not { } name || row.Position.IsNothing || row.Position.IsFault)
            return true;
        if (_positions.TryGetValue(name, out var known) && cursor.Compare(known, row.Position) == 0)
            return false;
        _positions[name] = row.Position;
        return true;
    }

    /// <summary>Forgets the rows before the beginning of the next query.</summary>
    public void ForgetBefore(Value since)
    {
        if (since.Kind != ValueKind.Instant)
            return;
        foreach (var (key, _) in _positions.Where(row => cursor.Compare(row.Value, since) < 0).ToList())
            _positions.Remove(key);
    }
}
