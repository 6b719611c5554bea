using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Judging;

/// <summary>Whether a status can be reached, found without the engine: every step that the vendor has told of and would let us take, tried in turn.</summary>
internal static class Ways
{
    /// <summary>Whether a ticket could be brought to the hub's status, with the fields that the hub has and the connector writes.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="hub">The hub's.</param>
    public static bool Lead(SimulatedVendor vendor, VendorTicket ticket, HubTicket hub)
    {
        if (vendor.Facts.Transitions is not { } transitions || ticket.Now["status"] is not { Kind: ValueKind.Text } at)
            return true;
        var targets = transitions.Targets(hub["status"]);
        var (reached, open) = (new HashSet<string>(StringComparer.Ordinal) { at.Text }, new Queue<string>([at.Text]));
        while (open.TryDequeue(out var status))
        {
            if (targets.Contains(status))
                return true;
            if (transitions.AreListed && status != at.Text && !vendor.Listed.Contains(status))
                continue;
            foreach (var step in (vendor.Knobs.Workflow?.Steps ?? transitions.Known).Where(step => step.From == status))
            {
                if (step.Requires.All(field => vendor.Facts[field] is not null && !hub[field].IsNothing) && reached.Add(step.To))
                    open.Enqueue(step.To);
            }
        }
        return false;
    }
}
