using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Work that was given up, as rows.</summary>
internal static class LetterRows
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string id) => new(tenant, RowKinds.Letter, id);

    /// <summary>The row, whatever is there: the same trouble is one letter.</summary>
    public static RowWrite Of(string tenant, DeadLetter letter) => new(KeyOf(tenant, letter.Id), RowContent.Begin()
        .With("ticket", letter.Ticket).With("connection", letter.Connection).With("key", letter.Key).With("group", letter.Group)
        .With("class", letter.Class).With("code", letter.Code).With("message", letter.Message).With("at", letter.At)
        .With("attempts", letter.Attempts).With("place", letter.Place).With("manifest", letter.Manifest).End())
    {
        Index = letter.Ticket is { } ticket ? new Dictionary<string, string> { [ConflictRows.TicketIndex] = ticket } : new Dictionary<string, string>(),
    };

    /// <summary>The letter of a row.</summary>
    public static DeadLetter Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new DeadLetter(
            stored.Key.Id, row.TextOf("ticket"), row.TextOf("connection")!, row.TextOf("key"), row.TextOf("group")!,
            row.TextOf("class")!, row.TextOf("code")!, row.TextOf("message")!, row.TimeOf("at")!.Value)
        {
            Attempts = (int)row.NumberOf("attempts"),
            Place = row.TextOf("place"),
            Manifest = row.TextOf("manifest") ?? "",
            Version = stored.Version,
        };
    }
}
