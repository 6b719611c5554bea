using System.Text.Json;
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

/// <summary>What a command ended with and wrote: one line of JSON.</summary>
/// <param name="Exit">One of <see cref="Running.ExitCode"/>.</param>
/// <param name="Out">What it wrote to the standard output.</param>
/// <param name="Err">What it wrote to the error stream.</param>
internal sealed record ControlAnswer(int Exit, string Out, string Err)
{
    /// <summary>The answer as a line.</summary>
    public string ToLine() => JsonLine.Of(json => JsonLine.Object(json, inner =>
    {
        inner.WriteNumber("exit", Exit);
        inner.WriteString("out", Out);
        inner.WriteString("err", Err);
    }));

    /// <summary>Reads a line; null for one that is no answer.</summary>
    public static ControlAnswer? Read(string line) => Parse(line, root => new ControlAnswer(
        root.GetProperty("exit").GetInt32(), root.GetProperty("out").GetString()!, root.GetProperty("err").GetString()!));

    /// <summary>Reads a line of JSON; null where it is not what is expected.</summary>
    internal static T? Parse<T>(string line, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
