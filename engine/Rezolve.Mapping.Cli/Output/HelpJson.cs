using System.CommandLine;
using System.Text.Json;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>A command's help as JSON, its commands included.</summary>
internal static class HelpJson
{
    /// <summary>Writes one command.</summary>
    public static void Write(Utf8JsonWriter json, Command command)
    {
        json.WriteStartObject();
        json.WriteString("command", command.Name);
        json.WriteString("description", command.Description);
        WriteList(json, "arguments", command.Arguments, Write);
        WriteList(json, "options", command.Options, Write);
        WriteList(json, "commands", command.Subcommands, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Argument argument)
    {
        json.WriteStartObject();
        json.WriteString("name", argument.Name);
        json.WriteString("description", argument.Description);
        json.WriteBoolean("required", argument.Arity.MinimumNumberOfValues > 0);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Option option)
    {
        json.WriteStartObject();
        json.WriteString("name", option.Name);
        json.WriteString("description", option.Description);
        if (option.HelpName is { } value)
            json.WriteString("value", value);
        json.WriteBoolean("required", option.Required);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> symbols, Action<Utf8JsonWriter, T> write)
        where T : Symbol
    {
        json.WriteStartArray(name);
        foreach (var symbol in symbols.Where(symbol => !symbol.Hidden))
            write(json, symbol);
        json.WriteEndArray();
    }
}
