using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>A group of fields that stands still at one system, and what a person says about it.</summary>
internal static class HeldGroup
{
    /// <summary>Names the side whose value is kept, and has the ticket looked at.</summary>
    /// <param name="desk">What is worked on.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The system's key.</param>
    /// <param name="group">The group.</param>
    /// <param name="side"><c>hub</c> or <c>external</c>.</param>
    /// <returns>Whether that group is held there.</returns>
    public static Task<bool> DecideAsync(StoreDesk desk, string connection, string key, string group, string side) => desk.ChangeAsync(async () =>
    {
        if (await desk.Hub.LinkAsync(connection, key, desk.Cancellation) is not { } link || !link.Holds.TryGetValue(group, out var hold))
            return null;
        var holds = new Dictionary<string, GroupHold>(link.Holds, StringComparer.Ordinal) { [group] = hold with { Decision = side } };
        return new StoreChange
        {
            Writes = [LinkRows.Of(desk.Hub.Tenant, link with { Holds = holds }), desk.Due(WorkItem.OfTicket(link.Ticket), $"{group} was decided")],
        };
    });
}
