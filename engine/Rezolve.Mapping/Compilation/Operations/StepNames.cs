using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Knows the steps of an operation, so that a slip in <c>steps.name</c> is found before anything runs.</summary>
internal static class StepNames
{
    /// <summary>How slots of an operation are compiled: where it has steps, they see those and no others.</summary>
    public static Func<Written.Value, SlotRules>? RulesFor(AuthoredNode operation) =>
        operation["steps"] is { } steps ? RulesAfter([.. steps.Items], steps.Items.Count) : null;

    /// <summary>How slots of a step are compiled: they see the steps before it.</summary>
    /// <param name="steps">The steps as written.</param>
    /// <param name="before">How many are before it.</param>
    public static Func<Written.Value, SlotRules> RulesAfter(IReadOnlyList<AuthoredNode> steps, int before)
    {
        var names = steps.Take(before).Select(step => step["name"]!.Text!).Distinct();
        var type = RootType.ObjectOf([.. names.Select(name => (name, RootType.Json))]);
        return written => new SlotRules(
            written.Slot with { Roots = written.Slot.Roots.ToDictionary(root => root.Key, root => root.Key == Root.Steps ? type : root.Value) }, written.Kinds);
    }
}
