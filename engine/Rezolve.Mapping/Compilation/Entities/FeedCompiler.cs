using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reading.Cursors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles how an entity's records are found, read one by one, and written.</summary>
internal sealed class FeedCompiler(EntityCompilation work)
{
    private CompilationContext Context => work.Context;

    /// <summary>The delta feed, or null.</summary>
    public ChangesProgram? Changes()
    {
        if (work.Node["changes"] is not { } node || node["operation"] is not { } reference || node["cursor"] is not { } cursor)
            return null;
        var operation = Context.Use(reference, work.Narrow(Slots.FeedRequest), User("changes"), wantsRows: true);
        var program = new MemberCompiler(Context) { Rules = work.RulesFor }.CreateKind<CursorProgram>(cursor, CursorKinds.All);
        if (operation is null || program is null)
            return null;
        if (program.Start is { } start && cursor["start"]?["operation"] is { } startReference)
            Context.Use(startReference, Slots.Request, User("changes.cursor.start"));
        CheckRestart(node, operation, program);
        return new ChangesProgram { Operation = operation, Cursor = program, Hint = Hint(node), Where = Where(node) };
    }

    /// <summary>The list of all, or null.</summary>
    public ListProgram? List()
    {
        if (work.Node["list"] is not { } node)
            return null;
        var reference = node.String is null ? node["operation"]! : node;
        var operation = Context.Use(reference, work.Narrow(Slots.FeedRequest), User("list"), wantsRows: true);
        return operation is null ? null : new ListProgram(operation, Hint(node), Where(node), ParentUse.IsOfOne(operation, Context.Names.Resolve(NameSpace.Operation, reference)!));
    }

    /// <summary>The operation of a member, or null.</summary>
    public OperationProgram? Operation(string member, Slot slot, bool writes = false) =>
        work.Node[member] is { } node ? Context.Use(node.String is null ? node["operation"]! : node, work.Narrow(slot), User(member), writes: writes) : null;

    /// <summary>What reads or writes many at once.</summary>
    public ManyPrograms Many() => new()
    {
        Get = Many("get", Slots.GetRequest, writes: false),
        Create = Many("create", Slots.CreateRequest),
        Update = Many("update", Slots.UpdateRequest),
        Delete = Many("delete", Slots.UpdateRequest),
    };

    /// <summary>The operation that gives the bytes of one, or null.</summary>
    public OperationProgram? Download()
    {
        if (work.Node["download"] is not { } node || Operation("download", Slots.DownloadRequest) is not { } operation)
            return null;
        if (!operation.IsPlain || operation.Pages is not null || operation.Batch is not null)
            Context.Bag.Report(OperationRules.DownloadByFlow, Context.File.Value(node), $"The operation '{operation.Name}' is used by {User("download")} and is no plain request.");
        return operation with { Streaming = new StreamingProgram(work.Node["maxBytes"]?.Integer) };
    }

    /// <summary>How a person is found.</summary>
    public IReadOnlyList<MatchRule> Match() =>
    [
        .. from node in work.Node["match"]?.Items ?? []
           let operation = node["operation"] is { } reference ? Context.Use(reference, Slots.MatchRequest, User("match")) : null
           where operation is not null
           select new MatchRule(node["by"]!.Text!, operation, Where(node)),
    ];

    private OperationProgram? Many(string member, Slot slot, bool writes = true)
    {
        if (work.Node[member]?["many"] is not { } node || Context.Use(node, work.Narrow(slot), User($"{member}.many"), writes: writes) is not { } operation)
            return null;
        if (operation.Batch is null)
            Context.Bag.Report(FlowRules.BatchDue, Context.File.Value(node), $"The operation '{operation.Name}' has no batch, and {User($"{member}.many")} takes several at once.");
        return operation.Batch is null ? null : operation;
    }

    private ValueSlot? Where(AuthoredNode node) => Slot(node["where"], ValueKinds.Boolean);

    private ValueSlot? Hint(AuthoredNode node)
    {
        if (node["hint"] is { } hint && work.Node["get"] is null)
            Context.Bag.Report(OperationRules.HintWithoutGet, Context.File.Value(hint), $"The entity '{work.Node.Name}' reads hints and has no get.");
        return Slot(node["hint"], ValueKinds.Json);
    }

    private ValueSlot? Slot(AuthoredNode? node, ValueKinds kinds) =>
        node is null ? null : new ValueSlotCompiler(Context).Compile(node, work.RulesFor(Slots.Record, kinds));

    private void CheckRestart(AuthoredNode node, OperationProgram operation, CursorProgram cursor)
    {
        var spot = Context.File.Value(node["operation"]!);
        if (operation.Pages is { RestartAfter: not null } && !cursor.Ordered)
            Context.Bag.Report(OperationRules.RestartNeedsOrder, spot, $"The pages of '{operation.Name}' restart from the mark, and the cursor of '{work.Node.Name}' is not ordered.");
        else if (operation.Pages is { RestartAfter: null, PagesByNumber: true } && node["cursor"]!["type"]?.Text == "instant")
            Context.Bag.Report(OperationRules.ShiftingPages, spot, $"The feed '{operation.Name}' is paged by number and its order moves with time.");
    }

    private string User(string member) => $"'{member}' of the entity '{work.Node.Name}'";
}
