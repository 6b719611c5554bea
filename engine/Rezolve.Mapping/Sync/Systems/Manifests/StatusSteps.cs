using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>How the statuses of a system are reached, as its connector says.</summary>
internal static class StatusSteps
{
    /// <summary>The field that holds the status.</summary>
    public const string StatusField = "status";

    /// <summary>The facts; null where a status is written like any field.</summary>
    public static TransitionFacts? Of(ConnectionRuntime runtime, EntityProgram entity)
    {
        if (entity.Transitions is not { } transitions || entity[StatusField] is not { } status)
            return null;
        List<Transition> known = transitions is GraphTransitionsProgram graph
            ? [.. graph.Edges.SelectMany(edge => edge.From.Select(from => new Transition(edge.To, from, edge.To) { Requires = edge.Requires }))]
            : [];
        return new TransitionFacts(known, AreListed: transitions is ListedTransitionsProgram)
        {
            Targets = canonical => TargetsOf(status, canonical),
            Canonical = vendor => FieldReading.Read(status, Value.Of(vendor), runtime.NewUnit()).Value,
        };
    }

    /// <summary>What takes a step; null where the update writes the status.</summary>
    public static OperationProgram? ApplyOf(EntityProgram entity) => (entity.Transitions as ListedTransitionsProgram)?.Apply;

    /// <summary>A step that was listed, as a path is searched with it.</summary>
    public static Transition Of(LegalStep step, string from) => new(step.Id, from, step.To) { Requires = step.Requires, Told = step.ToValue() };

    /// <summary>The root <c>transition</c> of a step; one that nobody listed tells only where it leads.</summary>
    public static Value Root(Transition step) => step.Told.Kind == ValueKind.Object
        ? step.Told
        : Value.Of(new ValueObject(2) { ["id"] = Value.Of(step.Id), ["to"] = Value.Of(step.To) });

    // Every row that has it: the vendor may be unable to reach the one that is written first.
    private static List<string> TargetsOf(FieldProgram status, Value canonical) => status.Table is { } table
        ? [.. table.Rows.Where(row => TableLookups.Matches(row.Canonical, canonical) && ValueText.Has(row.Vendor)).Select(row => ValueText.Of(row.Vendor)).Distinct()]
        : ValueText.Has(canonical) ? [ValueText.Of(canonical)] : [];
}
