using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>Decides, after each page of a feed with a cursor, what the mark is and which query comes next.</summary>
/// <param name="cursor">The cursor.</param>
/// <param name="restartAfter">After so many records a new query from the mark; null where paging just goes on.</param>
/// <param name="began">When the run began, by the clock the cursor counts with: no mark of the run is later than this less the look-back.</param>
internal sealed class FeedSteps(CursorProgram cursor, long? restartAfter, DateTimeOffset began)
{
    /// <summary>The step after a page.</summary>
    /// <param name="at">The query, the page included.</param>
    /// <param name="isComplete">The page was the query's last.</param>
    /// <param name="now">Now, by the clock the cursor counts with.</param>
    /// <param name="answer">The page's answer; null where none came.</param>
    public FeedStep After(FeedQuery at, bool isComplete, DateTimeOffset now, Scope? answer)
    {
        var query = at.Query;
        var progress = new CursorProgress(at.Newest, isComplete, began) { Answer = answer };
        if (!isComplete && !at.IsInOrder)
            return new FeedStep(query.Mark, null);
        var mark = cursor.MarkAfter(query, progress);
        var isDue = at.Received >= restartAfter && at.IsInOrder;
        var again = cursor.Ordered && mark is not null && (isDue || isComplete) ? cursor.Again(query, mark) : null;
        // Paging by number through many rows of one position overlooks rows when others leave the list meanwhile; the mark would pass them for ever.
        if (again is not null && at.IsStalled && !at.IsSettled)
            return new FeedStep(query.Mark, new FeedQuery(query, at.Newest));
        if (isComplete)
            at.Note = cursor.NoteAfter(query, progress);
        if (isComplete)
            return new FeedStep(mark, cursor.Following(query, mark, now) is { } window ? new FeedQuery(window) : null);
        at.IsStalled |= isDue && again is null;
        return new FeedStep(mark, again is null ? null : new FeedQuery(again));
    }
}

/// <summary>What comes after a page.</summary>
/// <param name="Mark">The mark to store with the page.</param>
/// <param name="Next">The query to begin; null where the present one goes on or has ended.</param>
internal sealed record FeedStep(CursorMark? Mark, FeedQuery? Next);
