namespace Rezolve.Mapping.Cli.Output;

/// <summary>How a command speaks.</summary>
/// <param name="IsJson">JSON instead of sentences, also for errors.</param>
/// <param name="IsQuiet">Nothing besides data and errors.</param>
/// <param name="IsVerbose">More words.</param>
internal sealed record Voice(bool IsJson, bool IsQuiet, bool IsVerbose);
