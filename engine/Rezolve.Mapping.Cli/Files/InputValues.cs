using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Files;

/// <summary>Reads <c>--set name=value</c> by the type the connector declares for the input.</summary>
internal static class InputValues
{
    /// <summary>The inputs; null with the reason where one is not understood.</summary>
    public static (ValueObject? Inputs, Ending? Refusal) Read(IReadOnlyList<string> settings, ConnectorManifest manifest)
    {
        var inputs = new ValueObject();
        foreach (var setting in settings)
        {
            if (setting.Split('=', 2) is not [{ Length: > 0 } name, var text])
                return (null, Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{setting}' sets no input.", "Write it as --set name=value."));
            inputs[name] = Typed(text, manifest.Root["connection"]?["inputs"]?[name]?["type"]?.Text);
        }
        return (inputs, null);
    }

    /// <summary>A text by a declared type. What does not fit is left a text: the compiler then says what is declared, and where.</summary>
    public static Value Typed(string text, string? type) => type switch
    {
        "integer" or "number" when ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(text)) is { Kind: ValueKind.Number } number => number,
        "boolean" when text is "true" or "false" => Value.Of(text == "true"),
        _ => Value.Of(text),
    };
}
