using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Checkup.Resources;

/// <summary>How old the last backup is.</summary>
internal sealed class BackupAge : IExamination
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(Sightings seen)
    {
        var (at, most) = (seen.Store.BackupAt, seen.Limits.Backup);
        // Where there was none, it counts from when there was something to lose.
        var since = at ?? seen.Store.Marks.Values.Min(mark => mark.LoadedAt);
        if (!seen.Store.HasLinks || !(seen.Now - since > (most ?? seen.Limits.UsualBackup)))
            yield break;
        var demanded = most is { } demand ? $", and one is demanded every {Sightings.Span(demand)}" : "";
        var taken = at is { } last ? $"the last backup was taken {seen.Ago(last)}" : "no backup was ever taken";
        yield return new Finding(most is null ? RoomFindings.NoBackup : RoomFindings.BackupOld, "store", taken + demanded) { Commands = ["rezolve backup FILE"] };
    }
}
