using Rezolve.Mapping.Checkup;

namespace Rezolve.Mapping.Cli.Checkup;

/// <summary>How a workspace is looked at.</summary>
/// <param name="Connection">The only connection to look at; null for all.</param>
/// <param name="IsOffline">No system is asked anything.</param>
/// <param name="Limits">From where on something is worth telling.</param>
internal sealed record DoctorOptions(string? Connection, bool IsOffline, CheckupLimits Limits);
