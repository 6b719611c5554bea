using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>How far a feed has been read: living state, stored together with the effects of what was read.</summary>
/// <param name="Type">The kind of cursor that made it; another kind does not understand it.</param>
/// <param name="At">The position as text: an instant as ISO 8601 in UTC, a counter as digits.</param>
internal sealed record CursorMark(string Type, string At)
{
    /// <summary>The mark as JSON: <c>{ "type": "instant", "at": "2026-05-01T10:00:00Z" }</c>.</summary>
    public Value ToValue() => Value.Of(new ValueObject { ["type"] = Value.Of(Type), ["at"] = Value.Of(At) });

    /// <summary>The mark of that JSON; null where it is none.</summary>
    public static CursorMark? Of(in Value stored) =>
        stored["type"] is { Kind: ValueKind.Text } type && stored["at"] is { Kind: ValueKind.Text } at ? new(type.Text, at.Text) : null;
}
