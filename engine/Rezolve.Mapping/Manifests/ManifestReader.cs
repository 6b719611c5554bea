using System.Security.Cryptography;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Checking;

namespace Rezolve.Mapping.Manifests;

/// <summary>Reads authored files and holds them against the shapes of the language. All mistakes are reported at once.</summary>
/// <param name="limits">The longest and deepest file accepted.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class ManifestReader(JsonLimits limits, DiagnosticBag bag)
{
    // What these say is wrong is ignored by the compiler, so the rest can still be judged.
    private static readonly string[] Passable = [StructureRules.UnknownMember.Code, StructureRules.BadName.Code, ValueRules.BadPath.Code];

    /// <summary>Reads a connector manifest; null where it has mistakes that leave it without a meaning.</summary>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="text">Its bytes.</param>
    /// <param name="readScript">Gives a script file's text by the name written in the manifest, or why it cannot be read.</param>
    public ConnectorManifest? ReadConnector(string name, ReadOnlyMemory<byte> text, Func<string, ScriptText> readScript)
    {
        var before = bag.Count;
        if (ReadFile(name, text, ConnectorShape.Shape) is not { } file || file.Document.Root is not { } root)
            return null;
        var scripts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in root["scripts"]?.Members.Select(script => script["file"]) ?? [])
        {
            if (node?.String is not { } written || scripts.ContainsKey(written))
                continue;
            var script = readScript(written);
            if (script.Text is null)
                bag.Report(StructureRules.Unreadable, file.Value(node), $"The script file '{written}' cannot be read: {script.Problem}.");
            scripts[written] = script.Text ?? "";
        }
        var mistakes = bag.Since(before);
        return mistakes.Any(one => !Passable.Contains(one.Code))
            ? null
            : new ConnectorManifest(file, scripts, Convert.ToHexStringLower(SHA256.HashData(text.Span))) { HasMistakes = mistakes.Count > 0 };
    }

    /// <summary>Reads any authored file against a shape; null only where it is no JSON at all.</summary>
    public SourceFile? ReadFile(string name, ReadOnlyMemory<byte> text, Shape shape) => ReadFile(name, text, new Written.Shaped(shape));

    /// <summary>Reads any authored file against what may be written there; null only where it is no JSON at all.</summary>
    public SourceFile? ReadFile(string name, ReadOnlyMemory<byte> text, Written written)
    {
        var document = AuthoredJson.Parse(text, limits);
        var file = new SourceFile(name, document);
        TextFaults.Report(file, bag);
        if (document.Root is not { } root)
            return null;
        // After a syntax fault the tree is only a part of the file: what it lacks is no mistake of its own.
        if (document.Faults.All(fault => fault.Kind == JsonFaultKind.DuplicateKey))
            new StructureChecker(file, bag).Check(root, written);
        return file;
    }
}

/// <summary>A script file's text, or why it cannot be read.</summary>
internal sealed record ScriptText(string? Text, string? Problem = null);
