using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>Watches what the store is told of links: which there ever were, and when and why they ended, also those that went on later.</summary>
internal sealed class LinkWatch
{
    private readonly HashSet<(string Connection, string Key)> _active = [];
    private readonly HashSet<(string Connection, string Key)> _ever = [];
    private readonly List<SeenEnd> _ends = [];

    /// <summary>Every end, in order.</summary>
    public IReadOnlyList<SeenEnd> Ends => _ends;

    /// <summary>Whether a record ever was linked.</summary>
    public bool WasLinked(string connection, string key) => _ever.Contains((connection, key));

    /// <summary>Looks at a change.</summary>
    public void See(StoreChange change)
    {
        foreach (var write in change.Writes.Where(write => write.Key.Kind == RowKinds.Link))
        {
            var link = LinkRows.Read(new StoredRow(write.Key, 1, write.Content));
            _ever.Add((link.Connection, link.Key));
            if (link.State != LinkState.Tombstoned)
                _active.Add((link.Connection, link.Key));
            else if (_active.Remove((link.Connection, link.Key)) && link.End is { } end)
                _ends.Add(new SeenEnd(link, end, _active.Any(one => one.Connection == link.Connection)));
        }
    }
}

/// <summary>That a link ended.</summary>
/// <param name="Link">The link.</param>
/// <param name="End">Why and when.</param>
/// <param name="HadOthers">Whether other tickets of the system were linked then.</param>
internal sealed record SeenEnd(TicketLink Link, LinkEnd End, bool HadOthers);
