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
    public static RowWrite Of(string tenant, HubTicket ticket, string? match = null) => new(KeyOf(tenant, ticket.Id), ValueJson.ToBytes(Value.Of(Content(ticket))))
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
            Fields = row.EntriesOf("fields", Field),
            Links = row.EntriesOf("links", key => key.Text),
            Barred = row.TextsOf("barred"),
            CreatedAt = row.TimeOf("created")!.Value,
            UpdatedAt = row.TimeOf("updated")!.Value,
            DeletedAt = row.TimeOf("deleted"),
            Version = stored.Version,
        };
    }

    private static ValueObject Content(HubTicket ticket)
    {
        var members = new ValueObject();
        if (ticket.Origin is { } origin)
            members["origin"] = Value.Of(new ValueObject(2).With("connection", origin.Connection).With("key", origin.Key));
        return members
            .With("fields", ticket.Fields, Field)
            .With("links", ticket.Links, key => Value.Of(key))
            .With("barred", ticket.Barred)
            .With("created", ticket.CreatedAt).With("updated", ticket.UpdatedAt).With("deleted", ticket.DeletedAt);
    }

    // { v: value, f: from, t: to, b: by }; f alone where the instant is known.
    private static Value Field(HubField field)
    {
        var members = new ValueObject(4).With("v", field.Value).With("b", field.By);
        if (field.When.From != DateTimeOffset.MinValue)
            members.With("f", field.When.From);
        if (field.When.To != DateTimeOffset.MaxValue && field.When.To != field.When.From)
            members.With("t", field.When.To);
        return Value.Of(members);
    }

    private static HubField Field(Value row)
    {
        var from = row.TimeOf("f") ?? DateTimeOffset.MinValue;
        var to = row.TimeOf("t") ?? (from == DateTimeOffset.MinValue ? DateTimeOffset.MaxValue : from);
        return new HubField(row["v"], new Span(from, to), row.TextOf("b"));
    }
}
