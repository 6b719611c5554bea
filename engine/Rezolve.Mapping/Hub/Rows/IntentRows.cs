using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Writes that are under way, as JSON and as rows.</summary>
internal static class IntentRows
{
    /// <summary>Where a create is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection, string ticket) => new(tenant, RowKinds.Create, $"{connection}/{ticket}");

    /// <summary>The row of a create; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, CreateIntent create) =>
        new(KeyOf(tenant, create.Connection, create.Ticket), ValueJson.ToBytes(Value.Of(Content(create)))) { Expected = create.Version };

    /// <summary>The create of a row.</summary>
    public static CreateIntent Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        var slash = stored.Key.Id.IndexOf('/', StringComparison.Ordinal);
        return new CreateIntent
        {
            Connection = stored.Key.Id[..slash],
            Ticket = stored.Key.Id[(slash + 1)..],
            Entity = row.TextOf("entity")!,
            IntentKey = row.TextOf("key")!,
            Follows = row.TextOf("follows"),
            Members = row.EntriesOf("members", Pair),
            State = Enum.Parse<CreateState>(row.TextOf("state")!),
            FirstSentAt = row.TimeOf("first"),
            LastSentAt = row.TimeOf("last"),
            Attempts = (int)row.NumberOf("attempts"),
            Hold = row["hold"].Kind == ValueKind.Object ? HoldRows.Read(row["hold"]) : null,
            Version = stored.Version,
        };
    }

    /// <summary>A write to a ticket that is there, as JSON.</summary>
    public static Value Of(OpenIntent intent) => Value.Of(new ValueObject()
        .With("id", intent.Id).With("members", intent.Members, Pair)
        .With("from", intent.Hop?.From).With("to", intent.Hop?.To)
        .With("sent", intent.SentAt).With("answered", intent.AnsweredAt).With("on", intent.OnVersion).With("cause", intent.Cause));

    /// <summary>The write of that JSON.</summary>
    public static OpenIntent OpenOf(Value row) => new(row.TextOf("id")!, row.EntriesOf("members", Pair))
    {
        Hop = row.TextOf("to") is { } to ? (row.TextOf("from")!, to) : null,
        SentAt = row.TimeOf("sent"),
        AnsweredAt = row.TimeOf("answered"),
        OnVersion = row.TextOf("on"),
        Cause = row.TextOf("cause") ?? "",
    };

    private static ValueObject Content(CreateIntent create) => new ValueObject()
        .With("entity", create.Entity).With("key", create.IntentKey).With("follows", create.Follows).With("members", create.Members, Pair).With("state", create.State.ToString())
        .With("first", create.FirstSentAt).With("last", create.LastSentAt).With("attempts", create.Attempts)
        .With("hold", create.Hold is { } hold ? HoldRows.Of(hold) : Value.Undefined);

    private static Value Pair(IntendedPair pair) => Value.Of(new ValueObject(2).With("h", pair.Hub).With("e", pair.External));

    private static IntendedPair Pair(Value row) => new(row["h"], row["e"]);
}
