using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities.Lifecycles;

/// <summary>Compiles how it shows that a record is deleted, or has become part of another.</summary>
internal sealed class DeletesCompiler(EntityCompilation work)
{
    private CompilationContext Context => work.Context;

    /// <summary>How deletes show, or null where nothing is said of it.</summary>
    public DeletesProgram? Deletes()
    {
        if (work.Node["deletes"] is not { } node)
            return null;
        return new DeletesProgram
        {
            Place = Context.File.PlaceOf(node),
            Flag = Slot(node["flag"], ValueKinds.Boolean),
            Missing = node["missing"] is { } missing ? Missing(missing) : null,
            Feed = node["feed"] is { } feed ? Feed(feed) : null,
            Sweep = node["sweep"] is { } sweep ? Context.Use(sweep, work.Narrow(Slots.FeedRequest), User("sweep"), wantsRows: true) : null,
        };
    }

    /// <summary>The key of the record that this one has become part of, or null.</summary>
    public ValueSlot? MergedInto() => Slot(work.Node["mergedInto"], ValueKinds.Json);

    private MissingProgram? Missing(AuthoredNode node)
    {
        if (work.Node["get"] is null)
            Context.Bag.Report(LifecycleRules.MissingWithoutGet, Context.File.Key(node), $"The entity '{work.Node.Name}' has no get.");
        var status = ((Written.Shaped)DeletesShape.Shape["missing"]!.Type).Shape["status"]!;
        var statuses = StatusSets.Read(new MemberCompiler(Context).Compile(node, [status]).Written(status.Name));
        var confirm = node["confirm"] is { } reference ? Context.Use(reference, Slots.Request, User("missing.confirm")) : null;
        return statuses is null ? null : new MissingProgram(statuses, confirm);
    }

    private ChangesProgram? Feed(AuthoredNode node)
    {
        if (node["operation"] is not { } reference || node["cursor"] is not { } cursor)
            return null;
        var operation = Context.Use(reference, work.Narrow(Slots.FeedRequest), User("feed"), wantsRows: true);
        var program = new MemberCompiler(Context) { Rules = work.RulesFor }.CreateKind<CursorProgram>(cursor, CursorKinds.All);
        return operation is null || program is null ? null : new ChangesProgram { Operation = operation, Cursor = program, Hint = Slot(node["hint"], ValueKinds.Json) };
    }

    private ValueSlot? Slot(AuthoredNode? node, ValueKinds kinds) =>
        node is null ? null : new ValueSlotCompiler(Context).Compile(node, work.RulesFor(Slots.Record, kinds));

    private string User(string member) => $"'deletes.{member}' of the entity '{work.Node.Name}'";
}
