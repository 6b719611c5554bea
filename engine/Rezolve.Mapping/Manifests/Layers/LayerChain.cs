using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Checking;

namespace Rezolve.Mapping.Manifests.Layers;

/// <summary>Follows <c>extends</c>: a manifest's file and those it is merged over.</summary>
/// <param name="parse">Reads a file as JSON, and reports what is wrong with it; null where it has no meaning.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class LayerChain(Func<string, ReadOnlyMemory<byte>, SourceFile?> parse, DiagnosticBag bag)
{
    /// <summary>How often <c>extends</c> is followed.</summary>
    public const int MostBases = 3;

    // What a file says of itself cannot come from another.
    private static readonly string[] Own = ["manifestVersion", "name"];

    /// <summary>The files, the connector's own first; null with diagnostics where one is missing or cannot be read.</summary>
    public IReadOnlyList<ManifestLayer>? Follow(ManifestSource top)
    {
        var layers = new List<ManifestLayer>();
        for (var source = top; ;)
        {
            if (parse(source.Name, source.Text) is not { Document.Root: { } root } file)
                return null;
            layers.Add(new ManifestLayer(source, file));
            if (root["extends"] is not { } extends)
                return layers;
            CheckOwn(file, root, isTop: layers.Count == 1);
            if (extends.String is not { } written)
                return layers;
            if (Next(layers, file.Value(extends), source, written) is not { } next)
                return null;
            source = next;
        }
    }

    private void CheckOwn(SourceFile file, AuthoredNode root, bool isTop)
    {
        foreach (var member in ConnectorShape.Shape.Members.Where(member => Own.Contains(member.Name) && root[member.Name] is null))
            bag.Report(StructureRules.MissingMember, file.Key(root), $"The connector manifest has no '{member.Name}', which it cannot take from what it extends.", StructureChecker.Addition(member));
        // What stands here in a file that is extended is covered by the file over it, so nothing else looks at it.
        if (!isTop && root["extends"] is { } extends)
            new StructureChecker(file, bag).Check(extends, ConnectorShape.Shape["extends"]!.Type);
    }

    private ManifestSource? Next(List<ManifestLayer> layers, SourceSpot spot, ManifestSource source, string written)
    {
        if (source.FindBase(written) is not { } next)
            bag.Report(StructureRules.NoBase, spot, $"There is no connector '{written}' to extend.");
        else if (layers.FindIndex(layer => layer.Source.Identity == next.Identity) is >= 0 and var at)
            bag.Report(StructureRules.Circle, spot, at == layers.Count - 1 ? "The manifest extends itself." : $"The manifest extends '{written}', which in the end extends it.");
        else if (layers.Count > MostBases)
            bag.Report(StructureRules.TooManyLayers, spot, $"The manifest '{layers[0].File.Name}' extends {MostBases} others already, one below the other.");
        else
            return next;
        return null;
    }
}

/// <summary>One file of several that make a manifest.</summary>
/// <param name="Source">The file and what is beside it.</param>
/// <param name="File">The same, read.</param>
internal sealed record ManifestLayer(ManifestSource Source, SourceFile File);
