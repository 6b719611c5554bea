using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>A cursor by time.</summary>
internal sealed record InstantProgram : CursorProgram
{
    /// <summary>When a record changed.</summary>
    public required ValueSlot Field { get; init; }

    /// <summary>To what the vendor rounds.</summary>
    public required TimeSpan Resolution { get; init; }

    /// <summary>How far the mark stays behind the query's beginning.</summary>
    public required TimeSpan LookBack { get; init; }

    /// <summary>What the vendor withholds.</summary>
    public required TimeSpan Lag { get; init; }

    /// <summary>The longest span of a query.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Whether the vendor's clock counts.</summary>
    public bool IsServerClock { get; init; }

    /// <summary>Whether rows come oldest first.</summary>
    public bool IsOrdered { get; init; }

    /// <inheritdoc/>
    public override bool Ordered => IsOrdered;

    /// <inheritdoc/>
    public override bool UsesServerClock => IsServerClock;

    /// <inheritdoc/>
    public override CursorQuery First(CursorMark? mark, DateTimeOffset? from, DateTimeOffset now) =>
        QueryFrom(InstantOf(mark) ?? from ?? DateTimeOffset.UnixEpoch, mark, now);

    /// <inheritdoc/>
    public override Value Position(Scope record) => InstantText.Of(Field.Evaluate(record));

    /// <inheritdoc/>
    public override int Compare(in Value left, in Value right) => left.Instant.CompareTo(right.Instant);

    /// <inheritdoc/>
    public override CursorMark? MarkAfter(CursorQuery query, CursorProgress progress)
    {
        if (!progress.IsComplete && !IsOrdered)
            return query.Mark;
        DateTimeOffset? reached = progress.Newest.Kind == ValueKind.Instant ? progress.Newest.Instant : null;
        if (progress.IsComplete && !query.IsLast)
            reached = Later(reached, query.Root["until"].Instant);
        if (reached is null)
            return query.Mark;
        var safe = Earlier(reached.Value, Back(progress.Began, LookBack));
        return InstantOf(query.Mark) >= safe ? query.Mark : At(Value.Of(safe));
    }

    /// <inheritdoc/>
    public override CursorQuery? Again(CursorQuery query, CursorMark mark)
    {
        var since = Value.Of(Floor(InstantOf(mark) ?? DateTimeOffset.UnixEpoch));
        if (Compare(since, query.Root["since"]) <= 0)
            return null;
        return query with { Mark = mark, Root = Root(since, query.Root["until"]) };
    }

    /// <inheritdoc/>
    public override CursorQuery? Following(CursorQuery query, CursorMark? mark, DateTimeOffset now) =>
        query.IsLast ? null : QueryFrom(query.Root["until"].Instant, mark, now);

    /// <inheritdoc/>
    public override CursorMark? At(in Value position) =>
        position.Kind == ValueKind.Instant ? new(InstantCursor.Word, ValueText.Instant(position.Instant)) : null;

    private CursorQuery QueryFrom(DateTimeOffset start, CursorMark? mark, DateTimeOffset now)
    {
        var shown = Back(now, Lag);
        var since = Floor(Earlier(start, shown));
        if (Window is not { } window)
            return new(Root(Value.Of(since), Value.Undefined), mark);
        // A window shorter than the resolution would ask for the same second for ever.
        var until = since + (window > Resolution ? window : Resolution);
        return until < shown
            ? new(Root(Value.Of(since), Value.Of(until)), mark, IsLast: false)
            : new(Root(Value.Of(since), Value.Of(Later(shown, since + Resolution))), mark);
    }

    private DateTimeOffset Floor(DateTimeOffset instant) =>
        Resolution > TimeSpan.Zero ? new(instant.UtcTicks - instant.UtcTicks % Resolution.Ticks, TimeSpan.Zero) : instant;

    private static Value Root(in Value since, in Value until) => Value.Of(new ValueObject { ["since"] = since, ["until"] = until });

    private static DateTimeOffset? InstantOf(CursorMark? mark) =>
        mark is { Type: InstantCursor.Word } && InstantText.Of(Value.Of(mark.At)) is { Kind: ValueKind.Instant } at ? at.Instant : null;

    private static DateTimeOffset Back(DateTimeOffset instant, TimeSpan span) =>
        instant - DateTimeOffset.MinValue > span ? instant - span : DateTimeOffset.MinValue;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Later(DateTimeOffset? left, DateTimeOffset right) => left > right ? left.Value : right;
}
