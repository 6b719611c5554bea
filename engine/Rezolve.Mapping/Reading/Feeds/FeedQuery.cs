using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>How far one query of a run has got.</summary>
/// <param name="query">The query.</param>
/// <param name="settlingUpTo">For a query that is read once more to be sure: how far it got before; undefined for a first reading.</param>
internal sealed class FeedQuery(CursorQuery query, Value settlingUpTo = default)
{
    private Value _previous;
    private bool _isFirstPage = true;

    /// <summary>The query.</summary>
    public CursorQuery Query => query;

    /// <summary>The latest position seen.</summary>
    public Value Newest { get; private set; }

    /// <summary>What is worth knowing of how it ended; null where there is nothing.</summary>
    public string? Note { get; set; }

    /// <summary>What is worth knowing and was not told yet.</summary>
    public IEnumerable<string> TakeNotes()
    {
        var notes = new[] { _isFirstPage ? query.BegunAnew : null, Note }.OfType<string>().ToList();
        (_isFirstPage, Note) = (false, null);
        return notes;
    }

    /// <summary>Rows received.</summary>
    public long Received { get; private set; }

    /// <summary>No row came before one with an earlier position.</summary>
    public bool IsInOrder { get; private set; } = true;

    /// <summary>A new query was due but would have begun where this one did, so paging went on.</summary>
    public bool IsStalled { get; set; }

    /// <summary>Rows that an earlier reading of the same query should have given, but did not.</summary>
    public int Overlooked { get; private set; }

    /// <summary>This query was read before, and gave nothing that was overlooked then.</summary>
    public bool IsSettled => !settlingUpTo.IsNothing && Overlooked == 0;

    /// <summary>Notes the position of a row.</summary>
    public void Saw(CursorProgram cursor, FeedRow row, bool isNew)
    {
        Received++;
        if (row.Position.IsNothing || row.Position.IsFault)
            return;
        if (!_previous.IsNothing && cursor.Compare(row.Position, _previous) < 0)
            IsInOrder = false;
        _previous = row.Position;
        if (Newest.IsNothing || cursor.Compare(row.Position, Newest) > 0)
            Newest = row.Position;
        if (isNew && !settlingUpTo.IsNothing && cursor.Compare(row.Position, settlingUpTo) < 0)
            Overlooked++;
    }
}
