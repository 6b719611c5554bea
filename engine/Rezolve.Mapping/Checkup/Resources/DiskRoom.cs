using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Conversations.Files;

namespace Rezolve.Mapping.Checkup.Resources;

/// <summary>Room on the disk of the store.</summary>
internal sealed class DiskRoom : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        if (seen.Machine.FreeBytes is { } free && free < seen.Limits.FreeBytes)
            yield return new Finding(RoomFindings.DiskLow, "store", $"{FileSize.Of(free)} free where {seen.Machine.StoreFile} is") { Commands = [$"df -h {seen.Machine.StoreFile}"] };
    }
}
