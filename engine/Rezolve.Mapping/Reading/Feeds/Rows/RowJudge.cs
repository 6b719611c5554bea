using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>Judges the rows of one run: which count, what they are called, where they stand in the feed.</summary>
/// <param name="entity">Whose rows they are.</param>
/// <param name="feed">What is read.</param>
/// <param name="unit">The roots of the unit of work.</param>
/// <param name="isKnown">Tells the rows that were read before as they are; null where none is known.</param>
internal sealed class RowJudge(EntityProgram entity, FeedProgram feed, Scope unit, Func<FeedRow, bool>? isKnown = null)
{
    private readonly ScanScope _scope = RecordScope.Of(entity, unit);
    private readonly RowParent _parents = new(entity, unit[Root.Parent]);

    /// <summary>What is wanted of each row.</summary>
    public RowShape<FeedRow> Shape => new(entity.Layout, Judge, Identity);

    private FeedRow Judge(ScanSlots slots) => Verdict(slots) is var row && slots.Repeated == 0 ? row : row with { Repeated = slots.Repeated };

    private FeedRow Verdict(ScanSlots slots)
    {
        _scope.Slots = slots;
        var bytes = slots.Bytes(slots.Whole);
        var parent = _parents.Of(_scope, feed.Hint is not null, out var orphan);
        _scope[Root.Parent] = parent;
        var position = feed.Cursor?.Position(_scope) ?? Value.Undefined;
        var counts = Counts(feed.Where, out var fault);
        if (!counts)
            return fault is null ? new FeedRow(FeedVerdict.Filtered, null, bytes, position) : Faulty(fault, bytes, position);
        var key = feed.Hint is { } hint
            ? KeyText.Of(hint, _scope, "hint", out fault)
            : KeyText.Of(entity.Key, _scope, "key", out fault);
        return (key is null ? fault : orphan) is { } wrong
            ? Faulty(wrong, bytes, position)
            : Known(new FeedRow(FeedVerdict.Kept, key, bytes, position) { Parent = parent, Outer = slots.Outer });
    }

    private FeedRow Known(FeedRow row) => isKnown?.Invoke(row) == true ? row with { Verdict = FeedVerdict.Unchanged } : row;

    private FeedRow Faulty(string why, ReadOnlyMemory<byte> bytes, Value position) =>
        new(FeedVerdict.Faulty, null, bytes, position, $"{ExchangeText.Head(feed.Operation)}: {why}.");

    private bool Counts(ValueSlot? where, out string? fault)
    {
        fault = null;
        if (where is null)
            return true;
        var verdict = where.Evaluate(_scope);
        if (verdict.Kind == ValueKind.Boolean)
            return verdict.Boolean;
        fault = verdict.IsFault
            ? $"`where` ({where.Place}) cannot be evaluated: {verdict.Text}"
            : $"`where` ({where.Place}) gives {BriefText.Of(verdict)} where true or false is due; compare: {{{{ x === true }}}}";
        return false;
    }

    // A hint may rightly come again and again; then the whole row is what must not.
    private string Identity(FeedRow row) => feed.Hint is null && row.Key is not null
        ? row.Position.IsNothing || row.Position.IsFault ? row.Key : $"{row.Key} at {row.Position}"
        : System.Text.Encoding.UTF8.GetString(row.Record.Span);
}
