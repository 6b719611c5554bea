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
            (connection, kind) => pipeline.TakeInAsync(connection, kind, none),
            () => pipeline.WorkAsync(none),
            () => pipeline.NextDueAsync(none),
            (ticket, fields) => edits.SetAsync(ticket, fields, none));
    }
}
