using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Holds parents, children and what else is in answers against each other, when every entity is known.</summary>
internal static class ParentCheck
{
    /// <summary>Reports circles, children embedded in what does not read their parent, and what nothing refers to.</summary>
    public static void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("entities"))
        {
            if (context.Entities.GetValueOrDefault(node.Name!) is not { } entity)
                continue;
            if (Ancestors(context, entity).Contains(entity.Name))
                context.Bag.Report(ChildRules.ParentCircle, context.File.Value(node["parent"]!), $"The entity '{entity.Name}' is its own parent.");
            if (entity.Embedded is { } embedded)
                CheckEmbedded(context, node, entity, embedded);
        }
        foreach (var also in context.Manifest.Entries("operations").SelectMany(operation => operation["also"]?.Members ?? []))
        {
            if (context.Entities.GetValueOrDefault(also.Name!) is { } entity && FieldTypes.OfWord(entity.Kind.Word())?.IsReference() != true)
                context.Bag.Report(ChildRules.AlsoWithoutReferences, context.File.Key(also), $"No reference leads to a {entity.Kind.Word()}.");
        }
    }

    private static void CheckEmbedded(CompilationContext context, AuthoredNode node, EntityProgram child, EmbeddedProgram embedded)
    {
        foreach (var parent in child.Parents.Select(name => context.Entities.GetValueOrDefault(name)).OfType<EntityProgram>())
        {
            if (parent.GivesRecordsBy(embedded.In))
                continue;
            context.Bag.Report(
                ChildRules.EmbeddedElsewhere, context.File.Value(node["embedded"]!["in"]!), $"The operation '{embedded.In.Name}' gives no whole '{parent.Name}'.");
        }
    }

    private static HashSet<string> Ancestors(CompilationContext context, EntityProgram entity)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(entity.Parents);
        while (waiting.TryDequeue(out var name))
        {
            if (!found.Add(name) || !context.Entities.TryGetValue(name, out var parent))
                continue;
            foreach (var next in parent.Parents)
                waiting.Enqueue(next);
        }
        return found;
    }
}
