using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>Tells whether something still stands still for a dead letter: such a one is a person's only way to let it go on.</summary>
/// <param name="hub">What the hub keeps.</param>
internal sealed class SettledLetters(HubStore hub)
{
    /// <summary>Whether the letter is needed.</summary>
    public async ValueTask<bool> IsNeededAsync(DeadLetter letter, CancellationToken cancellation)
    {
        if (letter.Key is { } key && await hub.LinkAsync(letter.Connection, key, cancellation).ConfigureAwait(false) is { } link && link.Holds.ContainsKey(letter.Group))
            return true;
        if (letter.Ticket is not { } ticket)
            return false;
        if (await hub.CreateAsync(letter.Connection, ticket, cancellation).ConfigureAwait(false) is { Hold: not null })
            return true;
        return letter.Group.Split(' ', 2) is [var sort, var id] && sort switch
        {
            "comment" => await hub.RowAsync(CommentRows.KeyOf(hub.Tenant, ticket, id), cancellation).ConfigureAwait(false) is { } row
                && CommentRows.Read(row).Copies.GetValueOrDefault(letter.Connection)?.Hold is not null,
            "file" => await hub.RowAsync(FileRows.KeyOf(hub.Tenant, ticket, id), cancellation).ConfigureAwait(false) is { } row
                && FileRows.Read(row) is var file && (file.Origin.Connection == letter.Connection ? file.Hold : file.Copies.GetValueOrDefault(letter.Connection)?.Hold) is not null,
            _ => false,
        };
    }
}
