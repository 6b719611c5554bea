using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>A relation between a vendor's values and canonical ones. Order is preference, in both directions.</summary>
internal sealed record TableProgram
{
    /// <summary>Its name in the manifest.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>What happens to a vendor's value without a row.</summary>
    public Unmapped Read { get; init; } = Unmapped.Hold;

    /// <summary>What happens to a canonical value without a row.</summary>
    public Unmapped Write { get; init; } = Unmapped.Hold;
}

/// <summary>One row.</summary>
/// <param name="Vendor">The vendor's value; a list is a tuple, matched member by member.</param>
/// <param name="Canonical">The canonical value.</param>
internal sealed record TableRow(Value Vendor, Value Canonical);

/// <summary>What happens to a value without a row.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Value">What to use instead, with <see cref="UnmappedAction.Use"/>.</param>
internal sealed record Unmapped(UnmappedAction Action, Value Value)
{
    /// <summary>The field is frozen and reported.</summary>
    public static Unmapped Hold { get; } = new(UnmappedAction.Hold, Value.Undefined);

    /// <summary>The value passes as it is.</summary>
    public static Unmapped Pass { get; } = new(UnmappedAction.Pass, Value.Undefined);

    /// <summary>Another value is used.</summary>
    public static Unmapped Use(Value value) => new(UnmappedAction.Use, value);
}

/// <summary>What to do with a value without a row.</summary>
internal enum UnmappedAction
{
    /// <summary>Freeze the field and report it.</summary>
    Hold,

    /// <summary>Let it pass: for open vocabularies.</summary>
    Pass,

    /// <summary>Use another value.</summary>
    Use,
}
