using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>A command that the process with the store is asked to run: one line of JSON.</summary>
/// <param name="Command">The words of the command, such as <c>conflicts resolve</c>.</param>
/// <param name="Arguments">The words after it, options included.</param>
/// <param name="Folder">The folder that paths are taken from.</param>
internal sealed record ControlRequest(string Command, IReadOnlyList<string> Arguments, string Folder)
{
    /// <summary>A person reads the answer.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The request as a line.</summary>
    public string ToLine() => JsonLine.Of(json => JsonLine.Object(json, inner =>
    {
        inner.WriteString("command", Command);
        inner.Texts("arguments", Arguments);
        inner.WriteString("folder", Folder);
        inner.WriteBoolean("terminal", IsTerminal);
    }));

    /// <summary>Reads a line; null for one that is no request.</summary>
    public static ControlRequest? Read(string line) => ControlAnswer.Parse(line, root => new ControlRequest(
        root.GetProperty("command").GetString()!, [.. root.GetProperty("arguments").EnumerateArray().Select(one => one.GetString()!)], root.GetProperty("folder").GetString()!)
    {
        IsTerminal = root.GetProperty("terminal").GetBoolean(),
    });
}
