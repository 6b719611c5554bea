using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Manifests.Layers;

/// <summary>One manifest file, and what is beside it.</summary>
/// <param name="Name">The file as the user named it.</param>
/// <param name="Text">Its bytes.</param>
/// <param name="ReadScript">Gives the text of a file by the name written in the manifest, or why it cannot be read.</param>
internal sealed record ManifestSource(string Name, ReadOnlyMemory<byte> Text, Func<string, ScriptText> ReadScript)
{
    /// <summary>What tells the file from others, however it is named: two of the same are one file.</summary>
    public string Identity { get; init; } = Name;

    /// <summary>Gives the connector that this one extends, by its name or file as written here; null where there is none.</summary>
    public Func<string, ManifestSource?> FindBase { get; init; } = _ => null;
}

/// <summary>What a connection lays over its connector.</summary>
/// <param name="File">The file in which it stands.</param>
/// <param name="Node">The object.</param>
/// <param name="ReadScript">Gives the text of a file by the name written there, or why it cannot be read.</param>
internal sealed record ManifestOverlay(SourceFile File, AuthoredNode Node, Func<string, ScriptText> ReadScript);

/// <summary>A script file's text, or why it cannot be read.</summary>
internal sealed record ScriptText(string? Text, string? Problem = null);
