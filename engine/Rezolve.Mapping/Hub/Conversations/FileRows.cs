using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Conversations;

/// <summary>Files as rows, and the rows that say which file a system's key is.</summary>
internal static class FileRows
{
    /// <summary>The index of files by the hash of their bytes.</summary>
    public const string HashIndex = "hash";

    /// <summary>Where a file is kept: those of a ticket stand together, in the order in which they came.</summary>
    public static RowKey KeyOf(string tenant, string ticket, string id) => new(tenant, RowKinds.File, $"{ticket}/{id}");

    /// <summary>Where it is kept which file a system's key is, so that no key is two files'.</summary>
    public static RowKey KeyOf(string tenant, PartKey part) => new(tenant, RowKinds.FileKey, $"{part.Connection}/{part.Entity}/{part.Key}");

    /// <summary>The row of a file; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, HubFile file) => new(KeyOf(tenant, file.Ticket, file.Id), Content(file))
    {
        Expected = file.Version,
        Index = file.Hash is { } hash ? new Dictionary<string, string> { [HashIndex] = hash } : new Dictionary<string, string>(),
    };

    /// <summary>The row that says whose a key is; none may be there.</summary>
    public static RowWrite Of(string tenant, PartKey part, HubFile file) =>
        new(KeyOf(tenant, part), RowContent.Begin().With("ticket", file.Ticket).With("file", file.Id).End()) { Expected = 0 };

    /// <summary>The file of a row.</summary>
    public static HubFile Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        var slash = stored.Key.Id.IndexOf('/', StringComparison.Ordinal);
        var origin = row["origin"];
        return new HubFile
        {
            Ticket = stored.Key.Id[..slash],
            Id = stored.Key.Id[(slash + 1)..],
            Comment = row.TextOf("comment"),
            Origin = new PartKey(origin.TextOf("connection")!, origin.TextOf("entity")!, origin.TextOf("key")!),
            OriginComment = origin.TextOf("comment"),
            Name = row.TextOf("name")!,
            MediaType = row.TextOf("type"),
            Size = SizeOf(row),
            IsInline = row["inline"].Kind == ValueKind.Boolean,
            Url = row.TextOf("url"),
            CreatedAt = row.TimeOf("created"),
            State = Enum.Parse<FileState>(row.TextOf("state")!),
            Hash = row.TextOf("hash"),
            Scan = row.TextOf("scan"),
            MissingSince = row.TimeOf("missing"),
            IsUnlisted = row["unlisted"].Kind == ValueKind.Boolean,
            DeletedAt = row.TimeOf("deleted"),
            SameAs = row.TextOf("same"),
            Attempts = (int)row.NumberOf("attempts"),
            Hold = HoldOf(row),
            Copies = row.EntriesOf("copies", Copy),
            Version = stored.Version,
        };
    }

    private static byte[] Content(HubFile file) => RowContent.Begin()
        .With("comment", file.Comment)
        .With("origin", file, static (content, one) => content.AddObject(one, static (members, file) => members
            .With("connection", file.Origin.Connection).With("entity", file.Origin.Entity).With("key", file.Origin.Key).With("comment", file.OriginComment)))
        .With("name", file.Name).With("type", file.MediaType).With("size", SizeOf(file.Size)).With("inline", file.IsInline ? Value.True : Value.Undefined)
        .With("url", file.Url).With("created", file.CreatedAt).With("state", file.State.ToString()).With("hash", file.Hash).With("same", file.SameAs)
        .With("scan", file.Scan).With("missing", file.MissingSince).With("unlisted", file.IsUnlisted ? Value.True : Value.Undefined).With("deleted", file.DeletedAt)
        .With("attempts", file.Attempts).With("hold", file.Hold, HoldRows.Write)
        .WithEach("copies", file.Copies, static (content, copy) => content.AddObject(copy, Members))
        .End();

    private static void Members(RowContent content, FileCopy copy) => content
        .With("entity", copy.Entity).With("key", copy.Key).With("state", copy.State.ToString()).With("carrier", copy.Carrier)
        .With("size", SizeOf(copy.Size)).With("differs", copy.DiffersSince).With("url", copy.Url).With("first", copy.FirstSentAt).With("last", copy.LastSentAt).With("attempts", copy.Attempts)
        .With("hold", copy.Hold, HoldRows.Write);

    private static FileCopy Copy(Value row) => new()
    {
        Entity = row.TextOf("entity")!,
        Key = row.TextOf("key"),
        State = Enum.Parse<CopyState>(row.TextOf("state")!),
        Carrier = row.TextOf("carrier"),
        Size = SizeOf(row),
        DiffersSince = row.TimeOf("differs"),
        Url = row.TextOf("url"),
        FirstSentAt = row.TimeOf("first"),
        LastSentAt = row.TimeOf("last"),
        Attempts = (int)row.NumberOf("attempts"),
        Hold = HoldOf(row),
    };

    private static GroupHold? HoldOf(in Value row) => row["hold"].Kind == ValueKind.Object ? HoldRows.Read(row["hold"]) : null;

    // An empty file has a size too.
    private static Value SizeOf(long? size) => size is { } bytes ? Value.Of(bytes) : Value.Undefined;

    private static long? SizeOf(in Value row) => row["size"].TryGetInteger(out var bytes) ? bytes : null;
}
