using Rezolve.Mapping.Simulation.Posting;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>The engine's own spine.</summary>
internal static class SpineOfPipeline
{
    /// <summary>A process's spine.</summary>
    public static Spine Of(SyncSetting setting)
    {
        var (pipeline, edits, none) = (new SyncPipeline(setting), new HubEdits(setting), CancellationToken.None);
        return new Spine(
            async (connection, kind) =>
            {
                await pipeline.TakeInAsync(connection, kind, none).ConfigureAwait(false);
                await pipeline.EndAsync(none).ConfigureAwait(false);
            },
            async () =>
            {
                await pipeline.WorkAsync(none).ConfigureAwait(false);
                await pipeline.EndAsync(none).ConfigureAwait(false);
            },
            () => pipeline.NextDueAsync(none),
            async (ticket, fields) => (await edits.SetAsync(ticket, fields, none).ConfigureAwait(false)).IsDone)
        {
            Receive = new HookReceivers(setting).ReceiveAsync,
            DeleteInHub = ticket => edits.DeleteAsync(ticket, none),
        };
    }
}
