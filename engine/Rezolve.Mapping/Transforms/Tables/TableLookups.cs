using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Tables;

/// <summary>Looks a value up in a table. What has no row and is to be held is a fault.</summary>
internal static class TableLookups
{
    /// <summary>The canonical value: the first row whose left side matches.</summary>
    public static Value ToCanonical(this TableProgram table, in Value vendor)
    {
        foreach (var row in table.Rows)
        {
            if (Matches(row.Vendor, vendor))
                return row.Canonical;
        }
        return Without(table, table.Read, vendor, "read");
    }

    /// <summary>The vendor's value: the first row whose right side matches; of several the one nearest to the vendor's present value.</summary>
    /// <param name="table">The table.</param>
    /// <param name="canonical">The canonical value.</param>
    /// <param name="present">What the vendor has now; undefined where that is not known.</param>
    public static Value ToVendor(this TableProgram table, in Value canonical, in Value present)
    {
        Value? best = null;
        var least = Distance.Farthest;
        foreach (var row in table.Rows)
        {
            if (!Matches(row.Canonical, canonical))
                continue;
            var distance = Distance.Of(row.Vendor, present);
            if (best is null || distance < least)
                (best, least) = (row.Vendor, distance);
        }
        return best ?? Without(table, table.Write, canonical, "write");
    }

    /// <summary>Whether a side of a row means a value: equal, or equal as text where one of them is text and the other a number or boolean.</summary>
    public static bool Matches(in Value side, in Value value)
    {
        if (side.Kind == ValueKind.List && value.Kind == ValueKind.List && side.List.Count == value.List.Count)
        {
            for (var i = 0; i < side.List.Count; i++)
            {
                if (!Matches(side.List[i], value.List[i]))
                    return false;
            }
            return true;
        }
        if (side.Kind == ValueKind.Text && value.Kind is ValueKind.Number or ValueKind.Boolean)
            return side.Text == ValueText.Of(value);
        return ValueEquality.AreEqual(side, value);
    }

    private static Value Without(TableProgram table, Unmapped rule, in Value value, string direction) => rule.Action switch
    {
        UnmappedAction.Pass => value,
        UnmappedAction.Use => rule.Value,
        _ => Value.Fault($"the table {table.Name} has no row to {direction} {Reasons.Show(value)}"),
    };
}
