using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Hub tickets as rows.</summary>
internal static class TicketRows
{
    /// <summary>The index by which a ticket is found that says the same as a record.</summary>
    public const string MatchIndex = "match";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string id) => new(tenant, RowKinds.Ticket, id);

    /// <summary>The row; it must still have the version it was read with.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="match">What it is matched by; null where it is not.</param>
    public static RowWrite Of(string tenant, HubTicket ticket, string? match = null) => new(KeyOf(tenant, ticket.Id), Content(ticket))
    {
        Expected = ticket.Version,
        Index = match is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [MatchIndex] = match },
    };

    /// <summary>The ticket of a row.</summary>
    public static HubTicket Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new HubTicket
        {
            Id = stored.Key.Id,
            Origin = row["origin"] is { Kind: ValueKind.Object } origin ? new Origin(origin.TextOf("connection")!, origin.TextOf("key")!) : null,
            MadeWith = row.TextOf("madeWith"),
            Fields = Fields(row),
            Links = row.EntriesOf("links", key => key.Text),
            Barred = row.TextsOf("barred"),
            CreatedAt = row.TimeOf("created")!.Value,
            UpdatedAt = row.TimeOf("updated")!.Value,
            DeletedAt = row.TimeOf("deleted"),
            Version = stored.Version,
        };
    }

    // Most fields were written at once: when and by whom is said once, and each has its value under "values"; the others stand whole under "fields".
    private static byte[] Content(HubTicket ticket)
    {
        var most = ticket.Fields.Count > 0 ? ticket.Fields.First().Value : default;
        bool IsOfMost(HubField field) => field.By == most.By && field.When == most.When && RowValues.HasText(field.Value);
        return Stamp(
                RowContent.Begin().With("origin", ticket.Origin, static (content, one) =>
                    content.AddObject(one, static (members, origin) => members.With("connection", origin.Connection).With("key", origin.Key))), most)
            .WithEach("values", ticket.Fields.Where(field => IsOfMost(field.Value)), static (content, field) => content.Add(field.Value))
            .WithEach("fields", ticket.Fields.Where(field => !IsOfMost(field.Value)), static (content, field) =>
                content.AddObject(field, static (members, one) => Stamp(members.With("v", one.Value), one)))
            .WithEach("links", ticket.Links, static (content, key) => content.Add(Value.Of(key)))
            .With("barred", ticket.Barred).With("madeWith", ticket.MadeWith)
            .With("created", ticket.CreatedAt).With("updated", ticket.UpdatedAt).With("deleted", ticket.DeletedAt)
            .End();
    }

    // b: by; f: from, t: to; f alone where the instant is known.
    private static RowContent Stamp(RowContent content, HubField field)
    {
        content.With("b", field.By);
        if (field.When.From != DateTimeOffset.MinValue)
            content.With("f", field.When.From);
        return field.When.To == DateTimeOffset.MaxValue || field.When.To == field.When.From ? content : content.With("t", field.When.To);
    }

    private static Dictionary<string, HubField> Fields(in Value row)
    {
        var fields = row.EntriesOf("fields", field => Field(field, field["v"]));
        if (row["values"].Kind != ValueKind.Object)
            return fields;
        var most = Field(row, default);
        foreach (var (name, value) in row["values"].Object)
            fields[name] = most with { Value = value };
        return fields;
    }

    private static HubField Field(in Value row, in Value value)
    {
        var from = row.TimeOf("f") ?? DateTimeOffset.MinValue;
        var to = row.TimeOf("t") ?? (from == DateTimeOffset.MinValue ? DateTimeOffset.MaxValue : from);
        return new HubField(value, new Span(from, to), row.TextOf("b"));
    }
}
