using System.Text.Json.Serialization;

namespace Rezolve.Mapping.Workspaces.Locking;

/// <summary>What was approved for one connection. A manifest that differs is not loaded until it is approved anew.</summary>
/// <param name="Connector">The connector's name.</param>
/// <param name="Version">The connector's version.</param>
/// <param name="Manifest">SHA-256 of the manifest, in hex.</param>
/// <param name="Scripts">SHA-256 over the scripts, in hex.</param>
/// <param name="Hosts">The origins and host patterns that may be reached; one that is sent credentials ends in <c> +credentials</c>.</param>
/// <param name="SignIn">The addresses that secrets are sent to in order to sign in.</param>
internal sealed record LockEntry(
    [property: JsonPropertyName("connector")] string Connector,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("manifest")] string Manifest,
    [property: JsonPropertyName("scripts")] string Scripts,
    [property: JsonPropertyName("hosts")] IReadOnlyList<string> Hosts,
    [property: JsonPropertyName("signIn")] IReadOnlyList<string> SignIn)
{
    /// <summary>SHA-256 of each manifest that this one extends, nearest first, in hex; null where it extends none.</summary>
    [JsonPropertyName("bases"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Bases { get; init; }

    /// <summary>SHA-256 of what the connection lays over the manifest, in hex; null where that is nothing.</summary>
    [JsonPropertyName("overlay"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Overlay { get; init; }

    /// <summary>What differs from what was approved, a sentence each; empty where nothing does.</summary>
    /// <param name="approved">What was approved; null where nothing was.</param>
    public IReadOnlyList<string> DifferencesFrom(LockEntry? approved)
    {
        if (approved is null)
            return ["nothing was approved yet", .. Hosts.Select(host => $"it may reach {host}"), .. SignIn.Select(url => $"it signs in at {url}")];
        var differences = new List<string>();
        if (Connector != approved.Connector)
            differences.Add($"the connector is {Connector}, not {approved.Connector}");
        if (Manifest != approved.Manifest)
            differences.Add(Version == approved.Version ? $"the manifest has changed (version {Version})" : $"the manifest has changed from version {approved.Version} to {Version}");
        if (!(Bases ?? []).SequenceEqual(approved.Bases ?? []))
            differences.Add("a manifest that it extends has changed");
        if (Overlay != approved.Overlay)
            differences.Add("the overlay in rezolve.json has changed");
        if (Scripts != approved.Scripts)
            differences.Add("the scripts have changed");
        differences.AddRange(Hosts.Except(approved.Hosts).Select(host => $"it may also reach {host}"));
        differences.AddRange(SignIn.Except(approved.SignIn).Select(url => $"it also signs in at {url}"));
        return differences;
    }
}
