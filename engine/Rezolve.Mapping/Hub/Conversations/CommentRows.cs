using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Conversations;

/// <summary>Comments as rows, and the rows that say which comment a system's key is.</summary>
internal static class CommentRows
{
    /// <summary>Where a comment is kept: those of a ticket stand together, in the order in which they came.</summary>
    public static RowKey KeyOf(string tenant, string ticket, string id) => new(tenant, RowKinds.Comment, $"{ticket}/{id}");

    /// <summary>Where it is kept which comment a system's key is, so that no key is two comments'.</summary>
    public static RowKey KeyOf(string tenant, PartKey part) => new(tenant, RowKinds.CommentKey, $"{part.Connection}/{part.Entity}/{part.Key}");

    /// <summary>The row of a comment; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, HubComment comment) =>
        new(KeyOf(tenant, comment.Ticket, comment.Id), Content(comment)) { Expected = comment.Version };

    /// <summary>The row that says whose a key is; none may be there.</summary>
    public static RowWrite Of(string tenant, PartKey part, HubComment comment) =>
        new(KeyOf(tenant, part), RowContent.Begin().With("ticket", comment.Ticket).With("comment", comment.Id).End()) { Expected = 0 };

    /// <summary>The comment of a row.</summary>
    public static HubComment Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        var slash = stored.Key.Id.IndexOf('/', StringComparison.Ordinal);
        return new HubComment
        {
            Ticket = stored.Key.Id[..slash],
            Id = stored.Key.Id[(slash + 1)..],
            Origin = row["origin"].Kind == ValueKind.Object ? PartOf(row["origin"]) : null,
            OnlyFor = row.TextOf("only"),
            Kind = row.TextOf("kind")!,
            AuthorName = row.TextOf("author"),
            AuthorKey = row.TextOf("authorKey"),
            Body = row["body"],
            CreatedAt = row.TimeOf("created")!.Value,
            Place = (int)row.NumberOf("place"),
            EditedAt = row.TimeOf("edited"),
            DeletedAt = row.TimeOf("deleted"),
            InReplyTo = row.TextOf("replies"),
            Rev = (int)Math.Max(1, row.NumberOf("rev")),
            MissingSince = row.TimeOf("missing"),
            Copies = row.EntriesOf("copies", Copy),
            Version = stored.Version,
        };
    }

    private static byte[] Content(HubComment comment) => RowContent.Begin()
        .With("origin", comment.Origin, static (content, one) => content.AddObject(one, static (members, part) =>
            members.With("connection", part.Connection).With("entity", part.Entity).With("key", part.Key)))
        .With("only", comment.OnlyFor).With("kind", comment.Kind).With("author", comment.AuthorName).With("authorKey", comment.AuthorKey)
        .With("body", comment.Body)
        .With("created", comment.CreatedAt).With("place", comment.Place).With("edited", comment.EditedAt).With("deleted", comment.DeletedAt)
        .With("replies", comment.InReplyTo).With("rev", comment.Rev).With("missing", comment.MissingSince)
        .WithEach("copies", comment.Copies, static (content, copy) => content.AddObject(copy, Members))
        .End();

    private static void Members(RowContent content, CommentCopy copy) => content
        .With("entity", copy.Entity).With("key", copy.Key).With("state", copy.State.ToString()).With("rev", copy.Rev).With("kind", copy.Kind)
        .With("by", copy.By).With("print", copy.Print).With("theirs", copy.Theirs).With("notes", copy.Notes)
        .With("first", copy.FirstSentAt).With("last", copy.LastSentAt).With("attempts", copy.Attempts)
        .With("hold", copy.Hold, HoldRows.Write);

    private static PartKey PartOf(in Value row) => new(row.TextOf("connection")!, row.TextOf("entity")!, row.TextOf("key")!);

    private static CommentCopy Copy(Value row) => new()
    {
        Entity = row.TextOf("entity")!,
        Key = row.TextOf("key"),
        State = Enum.Parse<CopyState>(row.TextOf("state")!),
        Rev = (int)row.NumberOf("rev"),
        Kind = row.TextOf("kind")!,
        Print = row.TextOf("print"),
        Theirs = row["theirs"],
        Notes = row.TextOf("notes"),
        By = row.TextOf("by"),
        FirstSentAt = row.TimeOf("first"),
        LastSentAt = row.TimeOf("last"),
        Attempts = (int)row.NumberOf("attempts"),
        Hold = row["hold"].Kind == ValueKind.Object ? HoldRows.Read(row["hold"]) : null,
    };
}
