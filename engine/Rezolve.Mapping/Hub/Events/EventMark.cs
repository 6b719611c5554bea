using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Events;

/// <summary>The last event that somebody took in who listens for good: stored with what came of it, so that each is taken in once.</summary>
/// <param name="Listener">Who listens.</param>
/// <param name="Place">The place of the event; 0 before the first.</param>
/// <param name="Version">The version of the row; 0 where there is none yet.</param>
internal sealed record EventMark(string Listener, long Place, long Version)
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string listener) => new(tenant, RowKinds.Listener, listener);

    /// <summary>The mark of a row.</summary>
    public static EventMark Read(string listener, StoredRow? stored) =>
        stored is null ? new EventMark(listener, 0, 0) : new EventMark(listener, ValueJson.Read(stored.Content).NumberOf("place"), stored.Version);

    /// <summary>The row of the mark at a later place; it must not have changed since it was read.</summary>
    public RowWrite At(string tenant, long place) => new(KeyOf(tenant, Listener), RowContent.Begin().With("place", place).End()) { Expected = Version };
}
