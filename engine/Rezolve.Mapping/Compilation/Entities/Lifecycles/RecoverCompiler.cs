using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Recovering;

namespace Rezolve.Mapping.Compilation.Entities.Lifecycles;

/// <summary>Compiles how a create whose answer was lost is made good.</summary>
internal sealed class RecoverCompiler(EntityCompilation work)
{
    private CompilationContext Context => work.Context;

    /// <summary>The way to recover, or null where none is written.</summary>
    /// <param name="creates">The operations that create; what is not there is null.</param>
    /// <param name="fields">The entity's field map.</param>
    public RecoverProgram? Compile(IReadOnlyList<OperationProgram?> creates, IReadOnlyList<FieldProgram> fields)
    {
        if (work.Node["create"] is not { } create)
            return null;
        if (create["recover"] is not { } node)
        {
            Context.Bag.Report(LifecycleRules.RecoverUnsaid, Context.File.Key(create), $"The create of the entity '{work.Node.Name}' does not say how a lost answer is made good.");
            return null;
        }
        var before = Context.Bag.ErrorCount;
        var program = new MemberCompiler(Context) { Rules = work.RulesFor }.CreateKind<RecoverProgram>(node, RecoverKinds.All);
        if (program is null)
            return null;
        var user = $"'create.recover' of the entity '{work.Node.Name}'";
        var operation = node["operation"] is { } reference ? Context.Use(reference, work.Narrow(Slots.RecoverRequest), user, wantsRows: true) : null;
        if (program is KeyRecoverProgram or LookupRecoverProgram)
            CheckSent(node, creates);
        // A rule with a mistake may be the one that asks for the key.
        if (program is LookupRecoverProgram && Context.Bag.ErrorCount == before && operation?.Reads(Root.Intent) == false && program.Where?.Roots.Contains(Root.Intent) != true)
            Context.Bag.Report(LifecycleRules.LookupOfAnything, Context.File.Value(node["operation"]!), $"The look-up by '{operation.Name}' never asks for intent.key.");
        if (program is MatchRecoverProgram)
            CheckMatch(node, fields);
        return program with { Operation = operation };
    }

    private void CheckSent(AuthoredNode node, IReadOnlyList<OperationProgram?> creates)
    {
        foreach (var create in creates.OfType<OperationProgram>().Where(create => !create.Reads(Root.Intent)))
            Context.Bag.Report(LifecycleRules.KeyUnsent, Context.File.Value(node["type"]!), $"The operation '{create.Name}' never sends intent.key.");
    }

    private void CheckMatch(AuthoredNode node, IReadOnlyList<FieldProgram> fields)
    {
        if (node["operation"] is null && work.Node["list"] is null && work.Node["changes"] is null && work.Node["embedded"] is null)
            Context.Bag.Report(LifecycleRules.NothingToMatch, Context.File.Key(node), $"The entity '{work.Node.Name}' has nothing that gives its rows.");
        // A field with a mistake of its own is reported where it stands.
        if (work.HasWrongFields || Context.Manifest.HasMistakes)
            return;
        var read = fields.Where(field => field.Read is not null).Select(field => field.Name).ToList();
        foreach (var name in node["by"]?.Items.Where(name => name.Text is not null && !read.Contains(name.Text)) ?? [])
            Context.Bag.Report(LifecycleRules.UnreadMatch, Context.File.Value(name), $"The map never reads '{name.Text}'.", null, NearMiss.Of(name.Text!, read));
    }
}
