using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>Events as rows.</summary>
internal static class EventRows
{
    /// <summary>The row of an event. Its id is never given twice, so nothing can be there.</summary>
    public static RowWrite Of(string tenant, HubEvent happened) => new(new RowKey(tenant, RowKinds.Event, happened.Id), RowContent.Begin()
        .With("at", happened.At).With("type", happened.Type).With("ticket", happened.Ticket).With("cause", happened.Cause)
        .WithEach("changes", happened.Changes, static (content, change) => content.AddObject(change, static (members, one) => members.With("from", one.From).With("to", one.To)))
        .End());

    /// <summary>The event of a row.</summary>
    public static HubEvent Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new HubEvent(stored.Key.Id, row.TimeOf("at")!.Value, row.TextOf("type")!, row.TextOf("ticket")!, row.TextOf("cause") ?? "")
        {
            Changes = row.EntriesOf("changes", change => (change["from"], change["to"])),
        };
    }
}
