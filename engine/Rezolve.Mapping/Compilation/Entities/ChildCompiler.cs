using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles whose child an entity is, and where it is found in its parent's record.</summary>
internal sealed class ChildCompiler(EntityCompilation work)
{
    private CompilationContext Context => work.Context;

    /// <summary>The names of the parents; empty for what stands alone.</summary>
    public IReadOnlyList<string> Parents { get; } =
        [.. Names(work.Node["parent"]).Where(name => work.Context.Names.Resolve(NameSpace.Entity, name) is not null).Select(name => name.Text!)];

    /// <summary>Where children are inside their parent's record, or null.</summary>
    public EmbeddedProgram? Embedded()
    {
        if (work.Node["embedded"] is not { } node || node["in"] is not { } reference || node["records"] is not { } records)
            return null;
        if (work.Node["parent"] is null)
            Context.Bag.Report(ChildRules.EmbeddedParentless, Context.File.Key(node), $"The entity '{work.Node.Name}' is embedded and has no parent.");
        // What the operation may read is the parent's matter: it is the parent that names it for a request.
        if (Context.Names.Resolve(NameSpace.Operation, reference) is null || Context.Operations.GetValueOrDefault(reference.Text!) is not { } operation)
            return null;
        var where = node["where"] is { } rule ? new ValueSlotCompiler(Context).Compile(rule, work.RulesFor(Slots.Record, ValueKinds.Boolean)) : null;
        return Places(records) is { } places ? new EmbeddedProgram(operation, places, node["each"] is { } each ? Places(each) : null, where) : null;
    }

    /// <summary>Reports children of which nobody would know whose they are.</summary>
    public void Check(EntityProgram entity)
    {
        var isOfMany = entity.Changes is not null || entity.List is { OfParent: false };
        var hasParent = work.Node["parent"] is not null;
        if (hasParent && isOfMany && entity.ParentKey is null)
        {
            var feed = work.Node[entity.Changes is null ? "list" : "changes"]!;
            Context.Bag.Report(ChildRules.ParentUnknown, Context.File.Key(feed), $"'{feed.Name}' of the entity '{work.Node.Name}' reads children of many parents, and there is no parentKey.");
        }
        if (work.Node["parentKey"] is { } key && !(hasParent && isOfMany))
            Context.Bag.Report(ChildRules.ParentKeyUnused, Context.File.Key(key), $"The parentKey of the entity '{work.Node.Name}' is never read.");
        var isPart = hasParent && entity.Kind is EntityKind.Comment or EntityKind.Attachment;
        if (isPart && entity is { Changes: not null, ParentKey: not null } && entity.Embedded is null && entity.List is not { OfParent: true })
            Context.Bag.Report(ChildRules.NeverHeard, Context.File.Key(work.Node["changes"]!), $"The entity '{work.Node.Name}' has changes, and nothing reads what belongs to one parent.");
        if (work.Node["movesParent"] is { } moves && !isPart)
            Context.Bag.Report(ChildRules.MovesNothing, Context.File.Key(moves), $"The entity '{work.Node.Name}' is no comment or file of another.");
    }

    private PlacesProgram? Places(AuthoredNode node) =>
        new PathCompiler(Context).Compile(node, work.RulesFor(Slots.Record, ValueKinds.Json)) is { } path ? PlacesProgram.Of(path, Context.Settings.PathLimits) : null;

    private static IReadOnlyList<AuthoredNode> Names(AuthoredNode? node) => node switch
    {
        null => [],
        { String: not null } => [node],
        _ => [.. node.Items],
    };
}
