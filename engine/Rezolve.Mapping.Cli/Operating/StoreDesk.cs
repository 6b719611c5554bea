using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>What an operator's command works on: the state of one workspace, and where to answer.</summary>
/// <param name="Invocation">The command.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="File">The full path of the store's file.</param>
/// <param name="Hub">What is kept.</param>
internal sealed record StoreDesk(Invocation Invocation, Workspace Workspace, string File, HubStore Hub)
{
    private const int MostTries = 5;

    /// <summary>Where it answers.</summary>
    public Reporter Report => Invocation.Report;

    /// <summary>Ends waits.</summary>
    public CancellationToken Cancellation => Invocation.Interrupted;

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now => Invocation.Terminal.Clock.GetUtcNow();

    /// <summary>What may be paused: the connections and syncs of the workspace.</summary>
    public IReadOnlyList<string> Names => [.. Workspace.Connections.Keys, .. Workspace.Syncs.Keys];

    /// <summary>Makes a change out of what is there, anew where somebody else was faster.</summary>
    /// <param name="make">Reads, and says what to change; null where there is nothing to change.</param>
    /// <returns>Whether there was something to change.</returns>
    /// <exception cref="IOException">Somebody else was faster each time.</exception>
    public async Task<bool> ChangeAsync(Func<Task<StoreChange?>> make)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await make() is not { } change)
                return false;
            if (!(await Hub.Rows.CommitAsync(change, Cancellation)).IsCommitted)
                continue;
            await new EventSequence(Hub.Rows, Hub.Tenant).PlaceAsync(Cancellation);
            return true;
        }
        throw new IOException("What was to be changed keeps changing. Try again, or pause the sync first.");
    }

    /// <summary>The row of work that has a ticket or record looked at now.</summary>
    public RowWrite Due(string id, string cause) => WorkRows.Of(Hub.Tenant, new WorkItem(id, Now, cause));
}
