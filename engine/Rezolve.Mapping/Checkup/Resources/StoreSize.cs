using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;
using Rezolve.Mapping.Sync.Conversations.Files;

namespace Rezolve.Mapping.Checkup.Resources;

/// <summary>How large the store is.</summary>
internal sealed class StoreSize : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        if (seen.Machine.StoreBytes is { } bytes && bytes > seen.Limits.StoreBytes)
            yield return new Finding(RoomFindings.StoreLarge, "store", $"{seen.Machine.StoreFile} has {FileSize.Of(bytes)}") { Commands = ["rezolve status"] };
    }
}
