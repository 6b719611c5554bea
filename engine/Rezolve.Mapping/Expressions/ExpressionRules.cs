namespace Rezolve.Mapping.Expressions;

/// <summary>What one slot allows its expressions.</summary>
internal sealed record ExpressionRules
{
    /// <summary>The roots offered, with what is known of each.</summary>
    public required IReadOnlyDictionary<Root, RootType> Roots { get; init; }

    /// <summary>The scripts that may be called; null where the slot allows none (request, auth, paging, error slots).</summary>
    public IReadOnlySet<string>? Scripts { get; init; }

    /// <summary>The tables by name, for <c>toCanonical</c> and <c>toVendor</c>: (table, toVendor, value) → value.</summary>
    public Func<string, TableLookup?> Tables { get; init; } = _ => null;

    /// <summary>The names that <see cref="Tables"/> knows, to find the one that was meant.</summary>
    public IReadOnlyCollection<string> TableNames { get; init; } = [];

    /// <summary>
    /// Binds a member chain such as <c>record.a.b</c> (root, then names) to a slot number that <see cref="Scope.Chain"/> will be asked for;
    /// null where chains are not bound, or for one that the caller does not want to bind.
    /// </summary>
    public Func<Root, IReadOnlyList<string>, int?>? BindChain { get; init; }
}

/// <summary>One table, as an expression sees it. A value with no row is a fault.</summary>
internal delegate Values.Value TableLookup(Values.Value value, bool toVendor);
