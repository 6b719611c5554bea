using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>Watches what the store is told of statuses: what the hub ever said, even for a moment.</summary>
internal sealed class StatusWatch
{
    private readonly HashSet<(string Tag, string Status)> _said = [];

    /// <summary>What was said: tags and statuses.</summary>
    public IReadOnlySet<(string Tag, string Status)> Said => _said;

    /// <summary>How many changes and events were made.</summary>
    public int Events { get; private set; }

    /// <summary>Looks at a change.</summary>
    public void See(StoreChange change)
    {
        foreach (var write in change.Writes)
        {
            if (write.Key.Kind == RowKinds.News)
                Events++;
            if (write.Key.Kind != RowKinds.Ticket)
                continue;
            var ticket = TicketRows.Read(new StoredRow(write.Key, 1, write.Content));
            if (ticket["status"] is { Kind: ValueKind.Text } status)
                _said.Add((Vendors.Tags.Of(ticket["subject"]), status.Text));
        }
    }
}
