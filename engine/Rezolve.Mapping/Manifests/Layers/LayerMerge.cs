using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Reading.Merging;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Manifests.Layers;

/// <summary>Merges one authored value over another, as <c>extends</c>, <c>overlay</c> and <c>like</c> all do.</summary>
/// <param name="file">The files, for pointing into them.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class LayerMerge(SourceFile file, DiagnosticBag bag)
{
    /// <summary>The second over the first. A null that removes nothing is a mistake: it was meant for something else.</summary>
    public AuthoredNode Put(AuthoredNode under, AuthoredNode over)
    {
        var merged = AuthoredMerge.Merge(under, over);
        foreach (var idle in merged.Idle)
        {
            var near = NearMiss.Of(idle.Node.Name!, idle.Under.Members.Select(member => member.Name!));
            bag.Report(StructureRules.RemovesNothing, file.Key(idle.Node), $"There is no '{idle.Node.Name}' here that null could remove.", null, near);
        }
        return merged.Root;
    }
}
