using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>How a feed's mark is kept: what <c>cursor</c> is for a query, and what the mark becomes. Pure; time is an argument.</summary>
internal abstract record CursorProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Rows come in the order of their positions, so the mark may move after each page; else only after the last.</summary>
    public virtual bool Ordered => false;

    /// <summary>Now is the vendor's (Date header), not this machine's.</summary>
    public virtual bool UsesServerClock => false;

    /// <summary>Every run gives all rows there are: that a row came before says nothing.</summary>
    public virtual bool RepeatsAll => false;

    /// <summary>Where to begin when the first load begins; null where the feed begins at its beginning.</summary>
    public virtual CursorStart? Start => null;

    /// <summary>The first query of a run.</summary>
    /// <param name="mark">Where the last run ended; null before the first.</param>
    /// <param name="from">Where a sync begins that has no mark yet; null means 1970.</param>
    /// <param name="now">Now, by the clock the cursor counts with.</param>
    public abstract CursorQuery First(CursorMark? mark, DateTimeOffset? from, DateTimeOffset now);

    /// <summary>A row's position: what the mark is compared with. A fault where the row tells none.</summary>
    public abstract Value Position(Scope record);

    /// <summary>Less than 0, 0, or more than 0: which of two positions is earlier.</summary>
    public abstract int Compare(in Value left, in Value right);

    /// <summary>The mark after what was read; never before the mark the query began with.</summary>
    public abstract CursorMark? MarkAfter(CursorQuery query, CursorProgress progress);

    /// <summary>The same query again from a mark that has moved; null where it has not moved far enough to make another query.</summary>
    public abstract CursorQuery? Again(CursorQuery query, CursorMark mark);

    /// <summary>The query that follows one which was read to its end (the next window); null where the run has ended.</summary>
    public abstract CursorQuery? Following(CursorQuery query, CursorMark? mark, DateTimeOffset now);

    /// <summary>Begins anew where an answer says that the vendor no longer knows the mark; null where the answer says nothing of the kind.</summary>
    /// <param name="query">The query that was asked.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="from">Where a sync begins that has no mark yet; null means 1970.</param>
    public virtual CursorQuery? Anew(CursorQuery query, int status, DateTimeOffset? from) => null;

    /// <summary>What is worth knowing of how a query ended; null where there is nothing.</summary>
    public virtual string? NoteAfter(CursorQuery query, CursorProgress progress) => null;

    /// <summary>The mark at a position, for a start that was asked of the vendor. A position of another kind gives null.</summary>
    public abstract CursorMark? At(in Value position);
}

/// <summary>Asks the vendor where a first load begins.</summary>
/// <param name="Operation">The name of the operation that tells.</param>
/// <param name="Value">The position, on its answer.</param>
internal sealed record CursorStart(string Operation, ValueSlot Value);

/// <summary>One query of a feed.</summary>
/// <param name="Root">The value of <c>cursor</c> {since, until, after, token}.</param>
/// <param name="Mark">The mark when it began.</param>
/// <param name="IsLast">No further window follows it.</param>
internal sealed record CursorQuery(Value Root, CursorMark? Mark, bool IsLast = true)
{
    /// <summary>Why it does not begin at its mark; null where it does.</summary>
    public string? BegunAnew { get; init; }
}

/// <summary>What has been read of a query.</summary>
/// <param name="Newest">The latest position of its rows; undefined where no row told one.</param>
/// <param name="IsComplete">The query was read to its end.</param>
/// <param name="Began">When the query began, by the clock the cursor counts with.</param>
internal sealed record CursorProgress(Value Newest, bool IsComplete, DateTimeOffset Began)
{
    /// <summary>The last answer; null where none came.</summary>
    public Scope? Answer { get; init; }
}
