using Rezolve.Mapping.Checkup;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Cli.Checkup;

/// <summary>How a workspace is looked at.</summary>
/// <param name="Connection">The only connection to look at; null for all.</param>
/// <param name="IsOffline">No system is asked anything.</param>
internal sealed record DoctorOptions(string? Connection, bool IsOffline)
{
    /// <summary>The share of a field's values, in percent, that may have no counterpart; null for what the workspace says.</summary>
    public int? Unmapped { get; init; }

    /// <summary>How far, in percent, a field's values may be spread otherwise than before; null for what the workspace says.</summary>
    public int? Shift { get; init; }

    /// <summary>From where on something is worth telling: as the command says, else as the workspace does, else as usual.</summary>
    public CheckupLimits LimitsIn(WorkspaceDoctor written) => new()
    {
        Backup = written.Backup,
        Late = written.Late ?? CheckupLimits.Usual.Late,
        UnmappedPercent = Unmapped ?? written.Unmapped ?? CheckupLimits.Usual.UnmappedPercent,
        ShiftPercent = Shift ?? written.Shift ?? CheckupLimits.Usual.ShiftPercent,
    };
}
