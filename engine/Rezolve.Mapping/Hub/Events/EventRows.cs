using System.Globalization;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Events;

/// <summary>Events as rows: first without a place, in the transaction in which they happened; then with one (<see cref="EventSequence"/>).</summary>
internal static class EventRows
{
    /// <summary>The index field of the ticket it is about.</summary>
    public const string TicketIndex = "ticket";

    /// <summary>The row of an event that has just happened. Its id is never given twice, so nothing can be there.</summary>
    public static RowWrite Of(string tenant, HubEvent happened) => new(new RowKey(tenant, RowKinds.News, $"{RowValues.Text(happened.At)} {happened.Id}"), Content(happened))
    {
        Index = new Dictionary<string, string> { [TicketIndex] = happened.Ticket },
    };

    /// <summary>The row of an event that has its place.</summary>
    /// <param name="news">Its row without one.</param>
    /// <param name="place">The place.</param>
    public static RowWrite Placed(StoredRow news, long place) => new(new RowKey(news.Key.Tenant, RowKinds.Event, IdOf(place)), news.Content) { Expected = 0, Index = news.Index };

    /// <summary>The id of the row at a place.</summary>
    public static string IdOf(long place) => place.ToString("D16", CultureInfo.InvariantCulture);

    /// <summary>The event of a row.</summary>
    public static HubEvent Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new HubEvent(row.TextOf("id")!, row.TimeOf("at")!.Value, row.TextOf("type")!, row.TextOf("ticket")!, row.TextOf("cause") ?? "")
        {
            Place = stored.Key.Kind == RowKinds.Event ? long.Parse(stored.Key.Id, CultureInfo.InvariantCulture) : 0,
            CausedBy = row.TextOf("causedBy"),
            Depth = (int)row.NumberOf("depth"),
            Changes = row.EntriesOf("changes", change => (change["from"], change["to"])),
            About = row.EntriesOf("about", text => text.Text),
        };
    }

    private static byte[] Content(HubEvent happened) => RowContent.Begin()
        .With("id", happened.Id).With("at", happened.At).With("type", happened.Type).With("ticket", happened.Ticket).With("cause", happened.Cause)
        .With("causedBy", happened.CausedBy).With("depth", happened.Depth)
        .WithEach("changes", happened.Changes, static (content, change) => content.AddObject(change, static (members, one) => members.With("from", one.From).With("to", one.To)))
        .WithEach("about", happened.About, static (content, text) => content.Add(Value.Of(text)))
        .End();
}
