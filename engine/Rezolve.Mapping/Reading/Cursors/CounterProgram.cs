using System.Globalization;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>A cursor by a growing whole number.</summary>
internal sealed record CounterProgram : CursorProgram
{
    /// <summary>A record's number.</summary>
    public required ValueSlot Field { get; init; }

    /// <summary>Where a first load begins.</summary>
    public CursorStart? Begin { get; init; }

    /// <inheritdoc/>
    public override CursorStart? Start => Begin;

    /// <inheritdoc/>
    public override CursorQuery First(CursorMark? mark, DateTimeOffset? from, DateTimeOffset now) => Query(mark);

    /// <inheritdoc/>
    public override Value Position(Scope record) => Number(Field.Evaluate(record));

    /// <inheritdoc/>
    public override int Compare(in Value left, in Value right) => ValueNumber.Compare(left, right);

    /// <inheritdoc/>
    public override CursorMark? MarkAfter(CursorQuery query, CursorProgress progress)
    {
        if (!progress.IsComplete || progress.Newest.Kind != ValueKind.Number)
            return query.Mark;
        return NumberOf(query.Mark) is { Kind: ValueKind.Number } old && Compare(old, progress.Newest) >= 0 ? query.Mark : At(progress.Newest);
    }

    /// <inheritdoc/>
    public override CursorQuery? Again(CursorQuery query, CursorMark mark) => mark == query.Mark ? null : Query(mark);

    /// <inheritdoc/>
    public override CursorQuery? Following(CursorQuery query, CursorMark? mark, DateTimeOffset now) => null;

    /// <inheritdoc/>
    public override CursorMark? At(in Value position) =>
        Number(position) is { Kind: ValueKind.Number } number ? new(CounterCursor.Word, number.Text) : null;

    private static CursorQuery Query(CursorMark? mark) => new(Value.Of(new ValueObject { ["after"] = NumberOf(mark) }), mark);

    private static Value NumberOf(CursorMark? mark) => mark is { Type: CounterCursor.Word } ? Number(Value.Of(mark.At)) : Value.Undefined;

    private static Value Number(in Value value) => value.Kind switch
    {
        ValueKind.Fault => value,
        ValueKind.Number when value.TryGetInteger(out var whole) => Value.Of(whole),
        ValueKind.Text when long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => Value.Of(whole),
        ValueKind.Undefined or ValueKind.Null => Value.Fault("the record has no number there"),
        _ => Value.Fault($"{value} is no whole number of 64 bits"),
    };
}
