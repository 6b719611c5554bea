using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Manifests;

/// <summary>
/// A connector as written: its file, merged over what it extends and under what a connection lays over it, held against the shapes of
/// the language, but not yet compiled.
/// </summary>
/// <param name="Root">The outermost object, merged; every node knows where it was written.</param>
/// <param name="File">The files, for pointing into them.</param>
/// <param name="Hashes">What the bytes of the files are.</param>
internal sealed record ConnectorManifest(AuthoredNode Root, SourceFile File, ManifestHashes Hashes)
{
    /// <summary>Whether it was read with mistakes that leave the rest understandable: it is compiled to find more, and never loaded.</summary>
    public bool HasMistakes { get; init; }

    /// <summary>The texts of the files it names, by where the name was written.</summary>
    public required IReadOnlyDictionary<AuthoredNode, string> Texts { get; init; }

    /// <summary>The connector's name.</summary>
    public string Name => Root["name"]!.Text!;

    /// <summary>The connector's own version.</summary>
    public string Version => Root["version"]!.Text!;

    /// <summary>The name that people see.</summary>
    public string Title => Root["title"]?.Text ?? Name;

    /// <summary>The entries of a top-level object keyed by name, without comments; empty where it is absent.</summary>
    public IEnumerable<AuthoredNode> Entries(string section) =>
        Root[section]?.Members.Where(member => member.Name != "$comment") ?? [];

    /// <summary>The text of a file that the manifest names: of the one beside the file in which the name is written.</summary>
    public string TextOf(AuthoredNode name) => Texts[name.Origin];
}

/// <summary>What the bytes of a manifest are: SHA-256, in hex.</summary>
/// <param name="File">Of the connector's own file, and of the query files that it and what it extends name.</param>
/// <param name="Bases">Of the files it extends, nearest first.</param>
/// <param name="Overlay">Of what the connection lays over it, without comments and blanks; null where that is nothing.</param>
internal sealed record ManifestHashes(string File, IReadOnlyList<string> Bases, string? Overlay);
