using Rezolve.Mapping.Cli.Operating.Clocks;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;

namespace Rezolve.Mapping.Cli.Operating.Traces;

/// <summary>What belongs to a ticket besides its fields: what was said, its files, its clocks, and the work that waits.</summary>
/// <param name="Comments">What was said, in order.</param>
/// <param name="Files">Its files, in the order in which they came.</param>
/// <param name="Clocks">Its clocks.</param>
/// <param name="Work">The work that is queued; null where none is.</param>
internal sealed record TicketParts(IReadOnlyList<HubComment> Comments, IReadOnlyList<HubFile> Files, IReadOnlyList<ClockRow> Clocks, WorkItem? Work)
{
    /// <summary>Nothing.</summary>
    public static TicketParts None { get; } = new([], [], [], null);

    /// <summary>Reads what is kept of a ticket.</summary>
    public static async Task<TicketParts> OfAsync(StoreDesk desk, string ticket)
    {
        var comments = await desk.Hub.CommentsAsync(ticket, desk.Cancellation);
        var files = await desk.Hub.FilesAsync(ticket, desk.Cancellation).ToListAsync(desk.Cancellation);
        // A mistake in the workspace is no reason not to tell what has happened.
        var clocks = await (await ClockDesk.OpenAsync(desk, new DiagnosticBag())).OfAsync(ticket);
        var work = await desk.Hub.RowAsync(WorkRows.KeyOf(desk.Hub.Tenant, WorkItem.OfTicket(ticket)), desk.Cancellation);
        return new TicketParts([.. comments.OrderBy(one => one.CreatedAt).ThenBy(one => one.Place)], files, clocks, work is null ? null : WorkRows.Read(work));
    }
}
