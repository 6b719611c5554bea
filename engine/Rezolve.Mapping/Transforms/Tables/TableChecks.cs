using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Tables;

/// <summary>What can be wrong with a table, told before it is used.</summary>
internal static class TableChecks
{
    /// <summary>The vendor's values that reading would hold.</summary>
    /// <param name="table">The table.</param>
    /// <param name="vendors">Every value the vendor has, such as a catalogue's labels.</param>
    public static IReadOnlyList<Value> Unread(TableProgram table, IEnumerable<Value> vendors) =>
        [.. vendors.Where(vendor => table.ToCanonical(vendor).IsFault)];

    /// <summary>The canonical values that writing would hold.</summary>
    public static IReadOnlyList<Value> Unwritten(TableProgram table, IEnumerable<Value> canonicals) =>
        [.. canonicals.Where(canonical => table.ToVendor(canonical, Value.Undefined).IsFault)];

    /// <summary>
    /// Rows that would make a value wander: what is read is written as something that is read as something else. Each with a reason.
    /// </summary>
    public static IReadOnlyList<string> Unstable(TableProgram table)
    {
        var reasons = new List<string>();
        foreach (var row in table.Rows)
        {
            var read = table.ToCanonical(row.Vendor);
            var written = table.ToVendor(read, Value.Undefined);
            var again = written.IsFault ? written : table.ToCanonical(written);
            if (!again.IsFault && !ValueEquality.AreEqual(again, read))
                reasons.Add($"{Reasons.Show(row.Vendor)} is read as {Reasons.Show(read)}, which is written as {Reasons.Show(written)}, which is read as {Reasons.Show(again)}");
        }
        return reasons;
    }

    /// <summary>Rows that neither direction ever takes, by number from 0.</summary>
    public static IReadOnlyList<int> Unreachable(TableProgram table) =>
        [.. Enumerable.Range(0, table.Rows.Count).Where(at => IsCovered(table, at, row => row.Vendor) && IsCovered(table, at, row => row.Canonical))];

    private static bool IsCovered(TableProgram table, int at, Func<TableRow, Value> side)
    {
        for (var i = 0; i < at; i++)
        {
            if (TableLookups.Matches(side(table.Rows[i]), side(table.Rows[at])))
                return true;
        }
        return false;
    }
}
