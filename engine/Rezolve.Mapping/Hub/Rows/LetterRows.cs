using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Work that was given up, as rows.</summary>
internal static class LetterRows
{
    /// <summary>The index of when it was given up.</summary>
    public const string AtIndex = "at";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string id) => new(tenant, RowKinds.Letter, id);

    /// <summary>The row, whatever is there: the same trouble is one letter.</summary>
    public static RowWrite Of(string tenant, DeadLetter letter) => new(KeyOf(tenant, letter.Id), RowContent.Begin()
        .With("ticket", letter.Ticket).With("connection", letter.Connection).With("key", letter.Key).With("group", letter.Group)
        .With("class", letter.Class).With("code", letter.Code).With("message", letter.Message).With("at", letter.At)
        .With("attempts", letter.Attempts).With("place", letter.Place).With("manifest", letter.Manifest).End())
    {
        Index = Index(letter),
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

    private static Dictionary<string, string> Index(DeadLetter letter)
    {
        var index = new Dictionary<string, string> { [AtIndex] = RowValues.Text(letter.At) };
        if (letter.Ticket is { } ticket)
            index[ConflictRows.TicketIndex] = ticket;
        return index;
    }
}
