using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Events;

/// <summary>
/// Gives events their place in one order without gaps. An event is stored with what happened, and several processes store theirs at a time: only a place that is
/// given afterwards, by one of them at a time, lets a listener go on from the last one it saw and miss none.
/// </summary>
/// <param name="store">Where events are kept.</param>
/// <param name="tenant">Whose.</param>
internal sealed class EventSequence(ISyncStore store, string tenant)
{
    private const int Batch = 200;

    private RowKey Key => new(tenant, RowKinds.Sequence, "events");

    /// <summary>Gives a place to all that have none yet. Where another does so at the same time, each gets one.</summary>
    /// <param name="cancellation">Ends the work after the batch in hand.</param>
    /// <returns>How many got theirs here.</returns>
    public async Task<int> PlaceAsync(CancellationToken cancellation)
    {
        var placed = 0;
        while (true)
        {
            var page = await store.PageAsync(new RowQuery(tenant, RowKinds.News, Batch), cancellation).ConfigureAwait(false);
            if (page.Rows.Count == 0)
                return placed;
            var last = (await store.LoadAsync([Key], cancellation).ConfigureAwait(false))[0];
            var place = last is null ? 0 : ValueJson.Read(last.Content).NumberOf("last");
            var change = new StoreChange
            {
                Writes = [Row(place + page.Rows.Count, last?.Version ?? 0), .. page.Rows.Select((row, at) => EventRows.Placed(row, place + at + 1))],
                Deletes = [.. page.Rows.Select(row => new RowCheck(row.Key, row.Version))],
            };
            if ((await store.CommitAsync(change, cancellation).ConfigureAwait(false)).IsCommitted)
                placed += page.Rows.Count;
        }
    }

    /// <summary>The last place that was given; 0 before the first.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<long> LastAsync(CancellationToken cancellation) =>
        (await store.LoadAsync([Key], cancellation).ConfigureAwait(false))[0] is { } row ? ValueJson.Read(row.Content).NumberOf("last") : 0;

    /// <summary>The first place whose event is still kept; the one after the last where none is.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<long> FirstAsync(CancellationToken cancellation)
    {
        // In this order: one that is placed in between is then told of as the first, never passed over.
        var next = await LastAsync(cancellation).ConfigureAwait(false) + 1;
        var page = await store.PageAsync(new RowQuery(tenant, RowKinds.Event, 1), cancellation).ConfigureAwait(false);
        return page.Rows is [{ } first, ..] ? EventRows.Read(first).Place : next;
    }

    /// <summary>Leaves places out, for events that are no longer known and may have had them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<RowWrite> SkipAsync(long count, CancellationToken cancellation)
    {
        var last = (await store.LoadAsync([Key], cancellation).ConfigureAwait(false))[0];
        return Row((last is null ? 0 : ValueJson.Read(last.Content).NumberOf("last")) + count, last?.Version ?? 0);
    }

    private RowWrite Row(long last, long version) => new(Key, RowContent.Begin().With("last", last).End()) { Expected = version };
}
