using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Reading.Merging;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Manifests.Checking;

namespace Rezolve.Mapping.Manifests.Layers;

/// <summary>Follows <c>like</c>: an entity that starts from another one of the manifest.</summary>
/// <param name="file">The files, for pointing into them.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class EntityLikes(SourceFile file, DiagnosticBag bag)
{
    /// <summary>How often <c>like</c> is followed from one entity.</summary>
    public const int Deepest = 3;

    private readonly LayerMerge _merge = new(file, bag);

    /// <summary>The manifest with every such entity complete; one whose <c>like</c> leads nowhere is judged for itself and left out.</summary>
    public AuthoredNode Resolve(AuthoredNode root)
    {
        var entities = root["entities"];
        var derived = (entities?.Members ?? []).Where(entity => entity["like"]?.String is not null).ToList();
        return derived.Count == 0 ? root : AuthoredMerge.Exchange(root, derived.ToDictionary(entity => entity, entity => Complete(entities!, entity)));
    }

    private AuthoredNode? Complete(AuthoredNode entities, AuthoredNode entity)
    {
        if (Chain(entities, entity) is { } chain)
            return chain.Skip(1).Aggregate(chain[0], _merge.Put);
        new StructureChecker(file, bag) { IsFragment = true }.Check(entity, EntityShape.Shape);
        return null;
    }

    // The entity itself stands last.
    private List<AuthoredNode>? Chain(AuthoredNode entities, AuthoredNode entity)
    {
        var chain = new List<AuthoredNode> { entity };
        while (chain[0]["like"] is { String: { } name } like)
        {
            if (entities[name] is not { Kind: JsonValueKind.Object } next)
                return Refuse(OperationRules.UnknownName, like, $"There is no entity named '{name}'.", entities);
            if (chain.Contains(next))
                return Refuse(StructureRules.Circle, like, next == chain[0] ? $"The entity '{name}' is like itself." : $"The entity '{chain[0].Name}' is like '{name}', which in the end is like it.");
            if (chain.Count > Deepest)
                return Refuse(StructureRules.TooManyLayers, entity["like"]!, $"The entity '{entity.Name}' is like another that is like another, more than {Deepest} deep.");
            chain.Insert(0, next);
        }
        return chain;
    }

    private List<AuthoredNode>? Refuse(DiagnosticRule rule, AuthoredNode like, string message, AuthoredNode? known = null)
    {
        var names = known?.Members.Where(member => member.Name != "$comment" && member != like.Parent).Select(member => member.Name!).ToList() ?? [];
        var near = NearMiss.Of(like.Text!, names);
        var remedy = known is null || near is not null ? null : names.Count == 0 ? "The manifest has no other entity." : $"Entities: {string.Join(", ", names)}.";
        bag.Report(rule, file.Value(like), message, remedy, near);
        return null;
    }
}
