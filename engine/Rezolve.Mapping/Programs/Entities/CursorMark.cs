using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>How far a feed has been read: living state, stored together with the effects of what was read.</summary>
/// <param name="Type">The kind of cursor that made it; another kind does not understand it.</param>
/// <param name="At">The position as text: an instant as ISO 8601 in UTC, a counter as digits, a token as the vendor wrote it.</param>
internal sealed record CursorMark(string Type, string At)
{
    /// <summary>When a token was told, where tokens end; null for what does not end.</summary>
    public DateTimeOffset? Taken { get; init; }

    /// <summary>The mark as JSON: <c>{ "type": "instant", "at": "2026-05-01T10:00:00Z" }</c>, for a token that ends with <c>taken</c>.</summary>
    public Value ToValue()
    {
        var mark = new ValueObject { ["type"] = Value.Of(Type), ["at"] = Value.Of(At) };
        if (Taken is { } taken)
            mark["taken"] = Value.Of(ValueText.Instant(taken));
        return Value.Of(mark);
    }

    /// <summary>The mark of that JSON; null where it is none.</summary>
    public static CursorMark? Of(in Value stored) =>
        stored["type"] is { Kind: ValueKind.Text } type && stored["at"] is { Kind: ValueKind.Text } at
            ? new(type.Text, at.Text) { Taken = TakenOf(stored["taken"]) }
            : null;

    private static DateTimeOffset? TakenOf(in Value stored) =>
        stored.Kind == ValueKind.Text && IsoInstant.TryRead(stored.Text, out var local, out var offset) ? new DateTimeOffset(local, offset ?? TimeSpan.Zero) : null;
}
