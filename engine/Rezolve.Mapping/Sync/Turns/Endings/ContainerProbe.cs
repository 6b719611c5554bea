using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>
/// Whether a system that says a ticket is not there still shows others. One that shows none of those it was asked for has lost its tickets, or
/// hides them: from the wrong account, behind the wrong address, in an outage that answers. That is no deletion.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class ContainerProbe(SyncScope scope, ConnectedSystem system)
{
    private const int Witnesses = 3;

    /// <summary>Asks for a few other tickets, until one is shown.</summary>
    /// <param name="missing">The link of the ticket that is not there.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<ProbeResult> RunAsync(TicketLink missing, CancellationToken cancellation)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal) { missing.Key };
        var (isShown, failure) = await AnyAsync(await LinkedAsync(missing, cancellation).ConfigureAwait(false), asked, cancellation).ConfigureAwait(false);
        if (isShown || failure is not null)
            return new ProbeResult(isShown, failure);
        var listed = await ListedAsync(cancellation).ConfigureAwait(false);
        if (listed.Failure is not null)
            return new ProbeResult(false, listed.Failure);
        (isShown, failure) = await AnyAsync(listed.Keys, asked, cancellation).ConfigureAwait(false);
        // One that lists the very ticket contradicts itself.
        return new ProbeResult(isShown, failure) { HasNoOther = asked.Count == 1, IsListed = listed.Keys.Contains(missing.Key) };
    }

    private async Task<(bool IsShown, Failure? Failure)> AnyAsync(IEnumerable<string> keys, HashSet<string> asked, CancellationToken cancellation)
    {
        foreach (var key in keys.Where(asked.Add).Take(Witnesses))
        {
            var read = await system.Tickets.ReadAsync(key, cancellation).ConfigureAwait(false);
            // One that it refuses to show, it does not show.
            if (read.Failure is { Class: not FailureClass.Permission } || read.Ticket is { IsDeleted: false })
                return (read.Failure is null, read.Failure);
        }
        return (false, null);
    }

    // Those that were not missing when they were last read first.
    private async Task<List<string>> LinkedAsync(TicketLink missing, CancellationToken cancellation)
    {
        var (there, others) = (new List<string>(), new List<string>());
        await foreach (var link in scope.Hub.LinksAsync(missing.Connection, cancellation).ConfigureAwait(false))
        {
            if (link.State == LinkState.Active && link.Key != missing.Key)
                (link.MissingSince is null ? there : others).Add(link.Key);
            if (there.Count == Witnesses)
                break;
        }
        return [.. there, .. others];
    }

    private async Task<(IReadOnlyList<string> Keys, Failure? Failure)> ListedAsync(CancellationToken cancellation)
    {
        var abilities = system.Facts.Abilities;
        if (abilities is { Sweep: false, List: false })
            return ([], null);
        var request = new FeedRequest(abilities.Sweep ? FeedKind.Keys : FeedKind.All, scope.Program[system.Facts.Connection].Filter) { From = scope.Program.From };
        await foreach (var page in system.Tickets.FeedAsync(request, cancellation).ConfigureAwait(false))
        {
            using (page)
                return ([.. page.Tickets.Select(ticket => ticket.Key)], page.Failure);
        }
        return ([], null);
    }
}

/// <summary>What came of asking for other tickets.</summary>
/// <param name="IsShown">The system shows others: what it says of one ticket can be believed.</param>
/// <param name="Failure">Why nobody could be asked; null where somebody was.</param>
internal readonly record struct ProbeResult(bool IsShown, Failure? Failure)
{
    /// <summary>There is no other ticket to ask for.</summary>
    public bool HasNoOther { get; init; }

    /// <summary>The very ticket is in the list.</summary>
    public bool IsListed { get; init; }

    /// <summary>There is no other ticket to ask for, and no list: whether this one was deleted or is hidden nobody can tell.</summary>
    public bool IsAlone => HasNoOther && !IsListed;
}
