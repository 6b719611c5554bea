using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Checking;
using Rezolve.Mapping.Manifests.Layers;

namespace Rezolve.Mapping.Manifests;

/// <summary>Reads authored files and holds them against the shapes of the language. All mistakes are reported at once.</summary>
/// <param name="limits">The longest and deepest file accepted.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class ManifestReader(JsonLimits limits, DiagnosticBag bag)
{
    // What these say is wrong is ignored by the compiler, so the rest can still be judged.
    private static readonly string[] Passable = [StructureRules.UnknownMember.Code, StructureRules.BadName.Code, ValueRules.BadPath.Code];

    /// <summary>Reads a connector manifest that extends nothing; null where it has mistakes that leave it without a meaning.</summary>
    /// <param name="name">The file as the user named it.</param>
    /// <param name="text">Its bytes.</param>
    /// <param name="readScript">Gives the text of a script's or query's file by the name written in the manifest, or why it cannot be read.</param>
    public ConnectorManifest? ReadConnector(string name, ReadOnlyMemory<byte> text, Func<string, ScriptText> readScript) =>
        ReadConnector(new ManifestSource(name, text, readScript), null);

    /// <summary>Reads a connector manifest, merged over what it extends and under an overlay; null where it has mistakes that leave it without a meaning.</summary>
    /// <param name="source">Its file.</param>
    /// <param name="overlay">What a connection lays over it, held against its own shape before; null for nothing.</param>
    public ConnectorManifest? ReadConnector(ManifestSource source, ManifestOverlay? overlay)
    {
        var before = bag.Count;
        var isWhole = true;
        var chain = new LayerChain((name, text) => Parse(name, text, ref isWhole), bag).Follow(source);
        if (chain is null)
            return null;
        var file = chain[0].File.With([.. chain.Skip(1).Select(layer => layer.File), .. overlay is null ? [] : new[] { overlay.File }]);
        var root = Merge(chain, overlay, file);
        // After a syntax fault, or where what it extends is not known, the tree is only a part: what it lacks is no mistake of its own.
        var isPart = chain[^1].File.Document.Root!["extends"] is not null;
        if (isWhole && !isPart)
            root = new EntityLikes(file, bag).Resolve(root);
        if (isWhole)
            new StructureChecker(file, bag) { IsFragment = isPart }.Check(root, ConnectorShape.Shape);
        var readers = chain.ToDictionary(layer => layer.File.Document, layer => layer.Source.ReadScript);
        if (overlay is not null)
            readers[overlay.File.Document] = overlay.ReadScript;
        var texts = ReadTexts(root, file, readers);
        var mistakes = bag.Since(before);
        return mistakes.Any(one => !Passable.Contains(one.Code))
            ? null
            : new ConnectorManifest(root, file, Hash(chain, overlay, QueryFiles(root).Select(node => texts[node.Origin]))) { Texts = texts, HasMistakes = mistakes.Count > 0 };
    }

    /// <summary>Reads any authored file against a shape; null only where it is no JSON at all.</summary>
    public SourceFile? ReadFile(string name, ReadOnlyMemory<byte> text, Shape shape) => ReadFile(name, text, new Written.Shaped(shape));

    /// <summary>Reads any authored file against what may be written there; null only where it is no JSON at all.</summary>
    public SourceFile? ReadFile(string name, ReadOnlyMemory<byte> text, Written written)
    {
        var isWhole = true;
        var file = Parse(name, text, ref isWhole);
        if (file is not null && isWhole)
            new StructureChecker(file, bag).Check(file.Document.Root!, written);
        return file;
    }

    private SourceFile? Parse(string name, ReadOnlyMemory<byte> text, ref bool isWhole)
    {
        var document = AuthoredJson.Parse(text, limits);
        var file = new SourceFile(name, document);
        TextFaults.Report(file, bag);
        isWhole &= document.Faults.All(fault => fault.Kind == JsonFaultKind.DuplicateKey);
        return document.Root is null ? null : file;
    }

    private AuthoredNode Merge(IReadOnlyList<ManifestLayer> chain, ManifestOverlay? overlay, SourceFile file)
    {
        var merge = new LayerMerge(file, bag);
        var roots = chain.Select(layer => layer.File.Document.Root!).Reverse().ToList();
        if (overlay is not null)
            roots.Add(overlay.Node);
        return roots.Skip(1).Aggregate(roots[0], merge.Put);
    }

    private Dictionary<AuthoredNode, string> ReadTexts(AuthoredNode root, SourceFile file, Dictionary<AuthoredDocument, Func<string, ScriptText>> readers)
    {
        var texts = new Dictionary<AuthoredNode, string>();
        foreach (var (node, what) in ScriptFiles(root).Select(node => (node, "script")).Concat(QueryFiles(root).Select(node => (node, "query"))))
        {
            var text = readers[node.Document!](node.Text!);
            if (text.Text is null)
                bag.Report(StructureRules.Unreadable, file.Value(node), $"The {what} file '{node.Text}' cannot be read: {text.Problem}.");
            texts[node.Origin] = text.Text ?? "";
        }
        return texts;
    }

    private static IEnumerable<AuthoredNode> ScriptFiles(AuthoredNode root) => Names(root["scripts"]?.Members.Select(script => script["file"]));

    private static IEnumerable<AuthoredNode> QueryFiles(AuthoredNode root) =>
        Names(root["operations"]?.Members.Select(operation => operation["graphql"]?["query"]?["file"]));

    private static IEnumerable<AuthoredNode> Names(IEnumerable<AuthoredNode?>? nodes) =>
        (nodes ?? []).OfType<AuthoredNode>().Where(node => node.Kind == JsonValueKind.String);

    private static ManifestHashes Hash(IReadOnlyList<ManifestLayer> chain, ManifestOverlay? overlay, IEnumerable<string> queries) => new(
        Hash(chain[0].Source.Text.Span, queries), [.. chain.Skip(1).Select(layer => Hash(layer.Source.Text.Span, []))],
        overlay is null ? null : Hash(JsonSerializer.SerializeToUtf8Bytes(overlay.Node.ToElement()), []));

    // What is sent to the vendor is approved as a whole; without queries in files the hash is that of the bytes alone.
    private static string Hash(ReadOnlySpan<byte> bytes, IEnumerable<string> queries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes);
        foreach (var query in queries)
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
