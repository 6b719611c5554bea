using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>Tells a person what every change of the store came to: values of the hub, what is agreed on links, what stands still, what is under way.</summary>
/// <param name="tell">Takes a line.</param>
internal sealed class StoreTale(Action<string> tell)
{
    private readonly Dictionary<RowKey, SortedDictionary<string, string>> _known = [];

    /// <summary>Looks at a change.</summary>
    public void See(StoreChange change)
    {
        foreach (var write in change.Writes)
        {
            if (Facets(write) is not { } now)
                continue;
            var before = _known.GetValueOrDefault(write.Key) ?? [];
            var news = now.Where(one => before.GetValueOrDefault(one.Key) != one.Value).Select(one => $"{one.Key} {one.Value}")
                .Concat(before.Keys.Except(now.Keys).Select(gone => $"no {gone}")).ToList();
            _known[write.Key] = now;
            if (news.Count > 0)
                tell($"    {write.Key.Kind} {write.Key.Id}: {string.Join(", ", news)}");
        }
        foreach (var key in change.Deletes.Select(gone => gone.Key).Where(_known.Remove))
            tell($"    {key.Kind} {key.Id} is gone");
    }

    private static SortedDictionary<string, string>? Facets(RowWrite write)
    {
        var row = new StoredRow(write.Key, 1, write.Content) { Index = write.Index };
        return write.Key.Kind switch
        {
            RowKinds.Ticket => Of(TicketRows.Read(row)),
            RowKinds.Link => Of(LinkRows.Read(row)),
            RowKinds.Conflict => Of(ConflictRows.Read(row)),
            RowKinds.Letter => Of(LetterRows.Read(row)),
            RowKinds.Work => Of(WorkRows.Read(row)),
            RowKinds.Comment => Of(CommentRows.Read(row)),
            RowKinds.File => Of(FileRows.Read(row)),
            _ => null,
        };
    }

    private static SortedDictionary<string, string> Of(HubTicket ticket) =>
        new(ticket.Fields.ToDictionary(field => field.Key, field => $"{field.Value.Value}"), StringComparer.Ordinal);

    private static SortedDictionary<string, string> Of(TicketLink link)
    {
        var facets = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["state"] = $"{link.State} of {link.Ticket}" };
        foreach (var (field, pair) in link.Base)
            facets[field] = $"({pair.Hub} ~ {pair.External})";
        foreach (var (group, hold) in link.Holds)
            facets[$"hold of {group}"] = $"{hold.Reason} ({hold.WaitsFor}) until {hold.Until:HH:mm:ss}";
        if (link.Intent is { } intent)
        {
            var members = intent.Members.Select(member => $"{member.Key}=({member.Value.Hub} ~ {member.Value.External})");
            facets["intent"] = $"{(intent.Hop is { } hop ? $"{hop.From}→{hop.To} " : "")}{string.Join(" ", members)}";
        }
        return facets;
    }

    private static SortedDictionary<string, string> Of(KeptConflict kept) => new(StringComparer.Ordinal)
    {
        ["at"] = $"{kept.Connection}/{kept.Key} by {kept.Record.Rule}: "
            + string.Join(" ", kept.Record.Members.Select(member => $"{member.Field} hub {member.Hub} external {member.External} so {member.Result}")),
        ["count"] = $"{kept.Count}",
    };

    private static SortedDictionary<string, string> Of(DeadLetter letter) => new(StringComparer.Ordinal) { ["about"] = $"{letter.Group}: {letter.Message}" };

    private static SortedDictionary<string, string> Of(HubComment comment)
    {
        var facets = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["says"] = $"'{comment.Body["text"].ToString().ReplaceLineEndings(" ")}' {comment.Kind} rev {comment.Rev} "
                + $"of {comment.Origin?.Connection}/{comment.Origin?.Key}{(comment.DeletedAt is null ? "" : " deleted")}",
        };
        foreach (var (connection, copy) in comment.Copies)
            facets[$"at {connection}"] = $"{copy.State} {copy.Key} rev {copy.Rev} {copy.Kind} {copy.Hold?.Reason} {copy.Hold?.WaitsFor}".TrimEnd();
        return facets;
    }

    private static SortedDictionary<string, string> Of(HubFile file)
    {
        var facets = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["is"] = $"{file.Name} {file.Size} {file.State} of {file.Origin.Connection}/{file.Origin.Key} with {file.Comment ?? "the ticket"} {file.SameAs} {file.Hold?.WaitsFor}".TrimEnd(),
        };
        foreach (var (connection, copy) in file.Copies)
            facets[$"at {connection}"] = $"{copy.State} {copy.Key} by {copy.Carrier} {copy.Hold?.Reason} {copy.Hold?.WaitsFor}".TrimEnd();
        return facets;
    }

    private static SortedDictionary<string, string> Of(WorkItem item) => new(StringComparer.Ordinal) { ["due"] = $"{item.DueAt:HH:mm:ss}, {item.Waits}" };
}
