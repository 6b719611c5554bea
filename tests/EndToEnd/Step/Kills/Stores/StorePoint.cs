using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;

/// <summary>Where a process is killed that stands between two requests: at which commit, and how far that has come.</summary>
/// <param name="Name">The point's number, and what it is.</param>
/// <param name="Stage">How far the commit has come.</param>
/// <param name="IsIt">Whether a commit is the one, after those that were made before it.</param>
internal sealed record StorePoint(string Name, StoreStage Stage, Func<StoreChange, IReadOnlyList<StoreChange>, bool> IsIt)
{
    /// <summary>Whether it is about a new ticket; else about one that somebody has changed.</summary>
    public bool IsOfCreate { get; } = Name.Contains("create", StringComparison.Ordinal) || Name.Contains("page", StringComparison.Ordinal);

    /// <summary>Whether the vendor has what was written, when the process stands there.</summary>
    public bool IsSent { get; init; } = true;

    /// <summary>Every point at which nothing is on the wire.</summary>
    public static IReadOnlyList<StorePoint> All { get; } =
    [
        new("K3 a create is stored, not sent", StoreStage.Done, (change, _) => Begins(change)) { IsSent = false },
        new("K3 a change is stored, not sent", StoreStage.Done, (change, _) => Changes(change)) { IsSent = false },
        new("K7 in the midst of the commit that ends a create", StoreStage.Open, (change, _) => Ends(change)),
        new("K7 in the midst of the commit that ends a change", StoreStage.Open, HasChanged),
        new("K8 a create has ended, and nobody was told", StoreStage.Done, (change, _) => Ends(change)),
        new("K8 a change has ended, and nobody was told", StoreStage.Done, HasChanged),
        new("K12 a page is taken in, its mark is not", StoreStage.Asked, (change, before) => Has(change, RowKinds.Mark) && before.Any(one => Has(one, RowKinds.Ticket))) { IsSent = false },
    ];

    /// <summary>Every point at which nothing is on the wire while a comment goes over to the south with its file.</summary>
    public static IReadOnlyList<StorePoint> OfFiles { get; } =
    [
        new("K6 the file and its comment were answered, not committed", StoreStage.Asked, Claims),
        new("K7 in the midst of the commit that ends them", StoreStage.Open, Claims),
        new("K8 they are committed, and nobody was told", StoreStage.Done, Claims),
        new("K11 the bytes are kept, and the file does not know", StoreStage.Asked, (change, _) => Stores(change)),
        new("K11 the bytes are kept, and the comment is not sent", StoreStage.Done, (change, _) => Stores(change)),
        new("K3 the comment is stored with its file, not sent", StoreStage.Done, (change, _) => Sends(change)),
    ];

    // What this process itself has sent, and no other before it.
    private static bool Claims(StoreChange change, IReadOnlyList<StoreChange> before) =>
        change.Writes.Any(write => write.Key.Kind == RowKinds.CommentKey && write.Key.Id.StartsWith("south/", StringComparison.Ordinal))
        && change.Writes.Any(write => write.Key.Kind == RowKinds.Comment && before.Any(one => Sends(one) && one.Writes.Any(row => row.Key == write.Key)));

    private static bool Sends(StoreChange change) => change.Writes.Any(write =>
        write.Key.Kind == RowKinds.Comment && CommentRows.Read(new StoredRow(write.Key, 1, write.Content)).Copies.GetValueOrDefault("south")?.State == CopyState.Unknown);

    private static bool Stores(StoreChange change) => change.Writes.Any(write =>
        write.Key.Kind == RowKinds.File && FileRows.Read(new StoredRow(write.Key, 1, write.Content)) is { State: FileState.Stored, Copies.Count: 0 });

    private static bool Begins(StoreChange change) => Has(change, RowKinds.Create);

    private static bool Ends(StoreChange change) => change.Deletes.Any(row => row.Key.Kind == RowKinds.Create);

    private static bool Changes(StoreChange change) => LinkOf(change, isOpen: true) is not null;

    private static bool HasChanged(StoreChange change, IReadOnlyList<StoreChange> before) =>
        LinkOf(change, isOpen: false) is { } link && before.Any(one => LinkOf(one, isOpen: true) == link);

    private static RowKey? LinkOf(StoreChange change, bool isOpen) => change.Writes
        .FirstOrDefault(write => write.Key.Kind == RowKinds.Link && LinkRows.Read(new StoredRow(write.Key, 1, write.Content)).Intent is not null == isOpen)?.Key;

    private static bool Has(StoreChange change, string kind) => change.Writes.Any(write => write.Key.Kind == kind);
}

/// <summary>How far a commit has come.</summary>
internal enum StoreStage
{
    /// <summary>It was asked for, and nothing has come of it.</summary>
    Asked,

    /// <summary>Its transaction is open, and in part written.</summary>
    Open,

    /// <summary>It is durable, and nothing has come after it.</summary>
    Done,
}
