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
        new(KeyOf(tenant, create.Connection, create.Ticket), Content(create)) { Expected = create.Version };

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

    /// <summary>Writes a write to a ticket that is there.</summary>
    public static void Write(RowContent content, OpenIntent intent) => content.AddObject(intent, Members);

    /// <summary>The write of that JSON.</summary>
    public static OpenIntent OpenOf(Value row) => new(row.TextOf("id")!, row.EntriesOf("members", Pair))
    {
        Hop = row.TextOf("to") is { } to ? (row.TextOf("from")!, to) : null,
        SentAt = row.TimeOf("sent"),
        AnsweredAt = row.TimeOf("answered"),
        OnVersion = row.TextOf("on"),
        Cause = row.TextOf("cause") ?? "",
    };

    private static void Members(RowContent content, OpenIntent intent) => content
        .With("id", intent.Id).WithEach("members", intent.Members, Pair)
        .With("from", intent.Hop?.From).With("to", intent.Hop?.To)
        .With("sent", intent.SentAt).With("answered", intent.AnsweredAt).With("on", intent.OnVersion).With("cause", intent.Cause);

    private static byte[] Content(CreateIntent create) => RowContent.Begin()
        .With("entity", create.Entity).With("key", create.IntentKey).With("follows", create.Follows).WithEach("members", create.Members, Pair).With("state", create.State.ToString())
        .With("first", create.FirstSentAt).With("last", create.LastSentAt).With("attempts", create.Attempts)
        .With("hold", create.Hold, HoldRows.Write)
        .End();

    // [ h ] where both halves are the same, else { h, e }.
    private static void Pair(RowContent content, IntendedPair pair)
    {
        if (RowValues.HasText(pair.Hub) && ValueEquality.AreEqual(pair.Hub, pair.External))
            content.AddList([pair.Hub], static (list, one) => list.Add(one));
        else
            content.AddObject(pair, static (members, one) => members.With("h", one.Hub).With("e", one.External));
    }

    private static IntendedPair Pair(Value row) => row.Kind == ValueKind.List ? new(row.List[0], row.List[0]) : new(row["h"], row["e"]);
}
