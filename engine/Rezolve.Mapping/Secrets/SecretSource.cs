using System.Text.Json;

namespace Rezolve.Mapping.Secrets;

/// <summary>Finds secrets by name: first in the environment, then in the secrets file. Values never leave through <c>ToString</c>.</summary>
/// <param name="environment">Gives an environment variable, or null.</param>
internal sealed class SecretSource(Func<string, string?> environment)
{
    /// <summary>The environment variable that names the secrets file: a JSON object of texts by name.</summary>
    public const string FileVariable = "REZOLVE_SECRETS";

    private readonly Lazy<IReadOnlyDictionary<string, string>> _file = new(() => ReadFile(environment(FileVariable)));

    /// <summary>The environment variable of a secret: <c>REZOLVE_SECRET_</c> and the name in capitals, other characters as underscores.</summary>
    public static string VariableOf(string name) =>
        "REZOLVE_SECRET_" + string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'));

    /// <summary>The secret, or null where neither has it.</summary>
    public string? Find(string name) => environment(VariableOf(name)) is { Length: > 0 } value ? value : _file.Value.GetValueOrDefault(name);

    private static IReadOnlyDictionary<string, string> ReadFile(string? path) => path is null
        ? new Dictionary<string, string>()
        : JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path)) ?? [];
}
