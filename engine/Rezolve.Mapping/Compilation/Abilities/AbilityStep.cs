using Rezolve.Json;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Abilities;

/// <summary>Derives what the connector can do, and takes away what <c>capabilities</c> withdraws.</summary>
internal sealed class AbilityStep : Steps.ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        // What a mistake hides may be an ability.
        if (context.HasMistakes)
            return;
        var derived = context.Entities.Values.SelectMany(entity => Of(context, entity)).Concat(OfWebhooks(context))
            .Concat(context.Catalogs.Values.Select(Discovery)).ToList();
        var withdrawn = context.Manifest.Entries("capabilities").ToList();
        var names = derived.Select(ability => ability.Name).ToList();
        foreach (var node in withdrawn.Where(node => !names.Contains(node.Name!)))
        {
            var near = NearMiss.Of(node.Name!, names);
            context.Bag.Report(
                AbilityRules.NothingToWithdraw, context.File.Key(node), $"The connector has no ability '{node.Name}' that could be withdrawn.",
                near is null ? $"It has: {string.Join(", ", names)}." : null, near);
        }
        context.Abilities = [.. derived.Where(ability => withdrawn.TrueForAll(node => node.Name != ability.Name))];
    }

    private static IEnumerable<Ability> Of(CompilationContext context, EntityProgram entity)
    {
        foreach (var rule in AbilityRule.All.Where(rule => rule.Holds(entity)))
            yield return new Ability($"{entity.Name}.{rule.Verb}", rule.Because, entity.Place);
        if (CommentKinds.OfAll(entity) == CommentKinds.Internal)
            yield return new Ability($"{entity.Name}.internal", "all its comments are internal", entity.Place);
        else if (entity is { Kind: EntityKind.Comment, Create: { } create } && !(entity["kind"]?.Writes.Count > 0) && OperationAsks.ForKind(context, create))
            yield return new Ability($"{entity.Name}.internal", "its create asks for comment.kind", create.Place);
    }

    private static IEnumerable<Ability> OfWebhooks(CompilationContext context)
    {
        if (context.Webhooks.Values.FirstOrDefault() is { } first)
            yield return new Ability(Ability.Receive, "it has webhooks", first.Place);
        if (context.Webhooks.Values.FirstOrDefault(one => one.Subscription is not null) is { } subscribed)
            yield return new Ability(Ability.Subscribe, "a webhook says how it is subscribed to", subscribed.Place);
    }

    private static Ability Discovery(CatalogProgram catalog) => new($"discovery.{catalog.Name}", "it is a catalogue", catalog.Place);
}
