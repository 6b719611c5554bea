using System.Collections.Frozen;
using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>Sets of roots.</summary>
internal static class RootSets
{
    /// <summary>No roots.</summary>
    public static IReadOnlySet<Root> None { get; } = FrozenSet<Root>.Empty;

    /// <summary>The roots of several slots together.</summary>
    public static IReadOnlySet<Root> Of(IEnumerable<ValueSlot> slots) => slots.SelectMany(slot => slot.Roots).ToHashSet();
}
