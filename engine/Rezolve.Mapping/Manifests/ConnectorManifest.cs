using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Manifests;

/// <summary>A connector as written: the file, read and held against the shapes of the language, but not yet compiled.</summary>
/// <param name="File">The file, for pointing into it.</param>
/// <param name="ScriptFiles">The texts of the script files it names, by the name written.</param>
/// <param name="Hash">SHA-256 over the manifest's bytes, in hex.</param>
internal sealed record ConnectorManifest(SourceFile File, IReadOnlyDictionary<string, string> ScriptFiles, string Hash)
{
    /// <summary>Whether it was read with mistakes that leave the rest understandable: it is compiled to find more, and never loaded.</summary>
    public bool HasMistakes { get; init; }

    /// <summary>The outermost object.</summary>
    public AuthoredNode Root => File.Document.Root!;

    /// <summary>The connector's name.</summary>
    public string Name => Root["name"]!.Text!;

    /// <summary>The connector's own version.</summary>
    public string Version => Root["version"]!.Text!;

    /// <summary>The name that people see.</summary>
    public string Title => Root["title"]?.Text ?? Name;

    /// <summary>The entries of a top-level object keyed by name, without comments; empty where it is absent.</summary>
    public IEnumerable<AuthoredNode> Entries(string section) =>
        Root[section]?.Members.Where(member => member.Name != "$comment") ?? [];
}
