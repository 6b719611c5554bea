using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>What an operation, and those it runs, need of the slot that names it.</summary>
internal static class RootNeeds
{
    /// <summary>Each root it needs, with the operation that reads it. What it gives to those it runs (its pages, steps, items, its job) is no need.</summary>
    public static IReadOnlyDictionary<Root, OperationProgram> Of(OperationProgram operation)
    {
        var needs = new Dictionary<Root, OperationProgram>();
        var given = new HashSet<Root>();
        if (operation.Pages is not null)
            given.Add(Root.Page);
        if (operation.Batch is not null)
            given.Add(Root.Items);
        Add(needs, operation, OwnSlots(operation), operation.Steps.Count > 0 ? [Root.Steps] : given);
        AddBatch(needs, operation);
        foreach (var step in operation.Steps)
        {
            HashSet<Root> ofStep = step.ForEach is null ? [Root.Steps] : [Root.Steps, Root.Item];
            Add(needs, operation, [step.ForEach, step.When], ofStep);
            Add(needs, step.Operation, ofStep);
        }
        if (operation.Poll is { } poll)
        {
            Add(needs, operation, [poll.Until, poll.Failed, poll.Message], [.. given, Root.Job]);
            Add(needs, poll.Operation, [Root.Job]);
            if (poll.Abort is { } abort)
                Add(needs, abort, [Root.Job]);
        }
        return needs;
    }

    private static IEnumerable<ValueSlot?> OwnSlots(OperationProgram operation) =>
    [
        operation.Query, operation.Headers, operation.Cookies, operation.Body, operation.Records, operation.Result,
        .. operation.Parts.SelectMany(part => part.Slots), .. operation.Url.Parts.Select(part => part.Slot),
        .. operation.Errors.SelectMany(rule => new[] { rule.When, rule.Message, rule.After }),
    ];

    private static void AddBatch(Dictionary<Root, OperationProgram> needs, OperationProgram operation)
    {
        if (operation.Batch is { } batch)
            Add(needs, operation, [batch.Item, batch.Results, batch.Match, batch.Ok, batch.Message], [Root.Items]);
    }

    private static void Add(Dictionary<Root, OperationProgram> needs, OperationProgram run, HashSet<Root> given)
    {
        foreach (var (root, reader) in Of(run).Where(need => !given.Contains(need.Key)))
            needs.TryAdd(root, reader);
    }

    private static void Add(Dictionary<Root, OperationProgram> needs, OperationProgram reader, IEnumerable<ValueSlot?> slots, HashSet<Root> given)
    {
        foreach (var root in slots.OfType<ValueSlot>().SelectMany(slot => slot.Roots).Where(root => Slots.RequestRoots.Contains(root) && !given.Contains(root)))
            needs.TryAdd(root, reader);
    }
}
