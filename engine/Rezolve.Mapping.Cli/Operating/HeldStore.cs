using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>A store that this process has open.</summary>
/// <param name="File">The full path of its file.</param>
/// <param name="Store">The store.</param>
internal sealed record HeldStore(string File, ISyncStore Store)
{
    /// <summary>Makes its file no larger than it needs to be, while it stays open; null where it cannot.</summary>
    public Func<CancellationToken, Task<long>>? Compact { get; init; }

    /// <summary>Tells what only this process knows, since it runs a sync.</summary>
    public Func<LiveSightings> Live { get; init; } = () => new LiveSightings();
}
