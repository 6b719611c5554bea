using Rezolve.Json.Paths;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>How much the command line is willing to read and to compute.</summary>
internal static class ReadingLimits
{
    /// <summary>Files that people write: 4 MiB, 64 deep.</summary>
    public static JsonLimits Authored { get; } = new(4 << 20, 64);

    /// <summary>Documents given to try something on: 256 MiB, 64 deep.</summary>
    public static JsonLimits Documents { get; } = new(256 << 20, 64);

    /// <summary>One evaluation of a path.</summary>
    public static JsonPathLimits Paths { get; } = new(NodeVisits: 50_000_000, Results: 5_000_000, FilterDepth: 8);

    /// <summary>The longest script file, in bytes. What a script may be is decided at its gate; this only guards the reading.</summary>
    public const long ScriptBytes = 1 << 20;
}
