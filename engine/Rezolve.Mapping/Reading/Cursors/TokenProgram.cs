using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Cursors;

/// <summary>A cursor by a token of the vendor's.</summary>
internal sealed record TokenProgram : CursorProgram
{
    /// <summary>The usual status of a token that is no longer known: 410, gone.</summary>
    public static StatusSet Gone { get; } = new(new HashSet<int> { 410 }, new HashSet<int>());

    /// <summary>The next token, on the last answer.</summary>
    public required ValueSlot Next { get; init; }

    /// <summary>How long a token is good for; null where it does not end.</summary>
    public TimeSpan? Expires { get; init; }

    /// <summary>The statuses of a token that is no longer known.</summary>
    public required StatusSet Lost { get; init; }

    /// <inheritdoc/>
    public override CursorQuery First(CursorMark? mark, DateTimeOffset? from, DateTimeOffset now)
    {
        if (mark is not { Type: TokenCursor.Word })
            return Beginning(mark, from, null);
        return mark.Taken + Expires <= now
            ? Beginning(mark, from, $"The token of the feed ended at {mark.Taken + Expires:yyyy-MM-dd HH:mm:ss} UTC ({Place})")
            : new CursorQuery(Value.Of(new ValueObject { ["token"] = Value.Of(mark.At) }), mark);
    }

    /// <inheritdoc/>
    public override Value Position(Scope record) => Value.Undefined;

    /// <inheritdoc/>
    public override int Compare(in Value left, in Value right) => 0;

    /// <inheritdoc/>
    public override CursorMark? MarkAfter(CursorQuery query, CursorProgress progress)
    {
        var next = progress is { IsComplete: true, Answer: { } answer } ? Next.Evaluate(answer) : Value.Undefined;
        return next.Kind == ValueKind.Number || next is { Kind: ValueKind.Text, Text.Length: > 0 }
            ? new(TokenCursor.Word, next.Text) { Taken = Expires is null ? null : progress.Began }
            : query.Mark;
    }

    /// <inheritdoc/>
    public override CursorQuery? Again(CursorQuery query, CursorMark mark) => null;

    /// <inheritdoc/>
    public override CursorQuery? Following(CursorQuery query, CursorMark? mark, DateTimeOffset now) => null;

    /// <inheritdoc/>
    public override CursorQuery? Anew(CursorQuery query, int status, DateTimeOffset? from) =>
        !query.Root["token"].IsNothing && Lost.Contains(status)
            ? Beginning(query.Mark, from, $"The vendor no longer knows the token of the feed (it answered {status}, {Place})")
            : null;

    /// <inheritdoc/>
    public override string? NoteAfter(CursorQuery query, CursorProgress progress)
    {
        var next = progress.Answer is { } answer ? Next.Evaluate(answer) : Value.Undefined;
        return next switch
        {
            { Kind: ValueKind.Number } or { Kind: ValueKind.Text, Text.Length: > 0 } => null,
            { IsNothing: true } when !query.Root["token"].IsNothing => null,
            _ => $"The last answer tells no token ({Next.Place}{(next.IsFault ? $": {next.Text}" : "")}), so the next run reads the same again.",
        };
    }

    /// <inheritdoc/>
    public override CursorMark? At(in Value position) =>
        position.Kind == ValueKind.Number || position is { Kind: ValueKind.Text, Text.Length: > 0 } ? new(TokenCursor.Word, position.Text) : null;

    // The old token stays the mark until there is a new one: should this run be cut off, the next one learns the same again.
    private static CursorQuery Beginning(CursorMark? mark, DateTimeOffset? from, string? why)
    {
        var since = from ?? DateTimeOffset.UnixEpoch;
        return new(Value.Of(new ValueObject { ["since"] = Value.Of(since) }), mark)
        {
            BegunAnew = why is null ? null : $"{why}: everything since {since:yyyy-MM-dd} is read again.",
        };
    }
}
