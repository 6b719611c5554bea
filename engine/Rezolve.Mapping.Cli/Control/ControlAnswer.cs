using System.Text.Json;
using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Control;

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
