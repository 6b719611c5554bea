using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Checkup.Asking;

/// <summary>
/// Looks whether a system still shows what it showed: a few tickets on which comments are known are read again. An account that lost the right to read
/// them is mostly told of none, and of no error.
/// </summary>
/// <param name="hub">What is known.</param>
internal sealed class CommentProbe(HubStore hub)
{
    private const int MostTickets = 3;
    private const int MostKeys = 200;

    /// <summary>Looks.</summary>
    /// <param name="runtime">The connection, open.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>What was heard; null where nothing is known there, or nothing could be read.</returns>
    public async Task<Hearsay?> RunAsync(ConnectionRuntime runtime, CancellationToken cancellation)
    {
        var heard = new Hearsay(0, 0, 0);
        await foreach (var (link, known) in SampleAsync(runtime.Name, cancellation).ConfigureAwait(false))
        {
            if (await ListedAsync(runtime, link, cancellation).ConfigureAwait(false) is { } listed)
                heard = new Hearsay(heard.Tickets + 1, heard.Known + known, heard.Listed + listed);
            if (heard.Tickets == MostTickets || heard.Listed > 0)
                break;
        }
        return heard.Tickets > 0 ? heard : null;
    }

    private async IAsyncEnumerable<(TicketLink Link, int Known)> SampleAsync(string connection, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var page = await hub.Rows.PageAsync(new RowQuery(hub.Tenant, RowKinds.CommentKey, MostKeys) { From = $"{connection}/", Before = $"{connection}0" }, cancellation).ConfigureAwait(false);
        foreach (var ticket in page.Rows.Select(row => ValueJson.Read(row.Content).TextOf("ticket")!).Distinct())
        {
            var known = (await hub.CommentsAsync(ticket, cancellation).ConfigureAwait(false)).Count(comment => IsThere(comment, connection));
            if (known > 0 && await LinkAsync(ticket, connection, cancellation).ConfigureAwait(false) is { State: LinkState.Active } link)
                yield return (link, known);
        }
    }

    private async ValueTask<TicketLink?> LinkAsync(string ticket, string connection, CancellationToken cancellation) =>
        (await hub.TicketAsync(ticket, cancellation).ConfigureAwait(false))?.Links.GetValueOrDefault(connection) is { } key
            ? await hub.LinkAsync(connection, key, cancellation).ConfigureAwait(false)
            : null;

    private static bool IsThere(HubComment comment, string connection) => comment.Origin?.Connection == connection
        ? comment.DeletedAt is null
        : comment.Copies.GetValueOrDefault(connection) is { State: CopyState.There };

    // What could not be read says nothing of rights: the trial of the connection tells of that.
    private static async Task<long?> ListedAsync(ConnectionRuntime runtime, TicketLink link, CancellationToken cancellation)
    {
        if (!SystemOpener.TryOpen(runtime, link.Entity, [], out var system, out _) || system.Conversation is not { Facts.IsRead: true } conversation)
            return null;
        if ((await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false)).Ticket is not { IsDeleted: false } ticket)
            return null;
        var report = await conversation.Parts.ReadAsync(ticket, cancellation).ConfigureAwait(false);
        return report.Failure is not null || report.IsMissing ? null : report.Comments.Count + report.Unread.Count;
    }
}
