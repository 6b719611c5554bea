using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Values that did not prevail, as rows.</summary>
internal static class ConflictRows
{
    /// <summary>The index by the hub's ticket.</summary>
    public const string TicketIndex = "ticket";

    /// <summary>The index of those that a person has to decide, by time.</summary>
    public const string OpenIndex = "open";

    /// <summary>The index of those about which nobody has to decide any more, by when they were last seen or decided.</summary>
    public const string ClosedIndex = "closed";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string id) => new(tenant, RowKinds.Conflict, id);

    /// <summary>The row; it must still have the version it was read with.</summary>
    public static RowWrite Of(string tenant, KeptConflict kept)
    {
        var index = new Dictionary<string, string> { [TicketIndex] = kept.Ticket };
        index[kept.IsOpen ? OpenIndex : ClosedIndex] = RowValues.Text(kept.IsOpen ? kept.At : kept.LastAt ?? kept.At);
        return new RowWrite(KeyOf(tenant, kept.Id), Content(kept)) { Expected = kept.Version, Index = index };
    }

    /// <summary>The conflict of a row.</summary>
    public static KeptConflict Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        var record = new ConflictRecord(
            row.TextOf("group")!, [.. row["members"].List.Select(Member)], row.TextOf("winner") is { } winner ? Enum.Parse<Side>(winner) : null, row.TextOf("rule")!);
        return new KeptConflict(stored.Key.Id, row.TextOf("ticket")!, row.TextOf("connection")!, row.TextOf("key")!, record, row.TimeOf("at")!.Value)
        {
            LastAt = row.TimeOf("last"),
            Count = (int)row.NumberOf("count"),
            Manifest = row.TextOf("manifest") ?? "",
            IsOpen = stored.Index.ContainsKey(OpenIndex),
            Decision = row.TextOf("decision"),
            Version = stored.Version,
        };
    }

    private static byte[] Content(KeptConflict kept) => RowContent.Begin()
        .With("ticket", kept.Ticket).With("connection", kept.Connection).With("key", kept.Key).With("at", kept.At).With("last", kept.LastAt).With("count", kept.Count)
        .With("manifest", kept.Manifest).With("decision", kept.Decision)
        .With("group", kept.Record.Group).With("rule", kept.Record.Rule).With("winner", kept.Record.Winner?.ToString())
        .WithList("members", kept.Record.Members, static (content, member) => content.AddObject(member, Member))
        .End();

    private static void Member(RowContent content, ConflictMember member) => content
        .With("field", member.Field).With("base", member.Base, RowValues.Write)
        .With("hub", member.Hub).With("external", member.External).With("result", member.Result);

    private static ConflictMember Member(Value row) => new(
        row.TextOf("field")!, row["base"].Kind is ValueKind.Object or ValueKind.List ? RowValues.PairOf(row["base"]) : null, row.Kept("hub"), row.Kept("external"), row.Kept("result"));
}
