using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Reading.Rows;

/// <summary>Finds the records on a row: one for each place of a path. Each record sees the row as <c>outer</c>.</summary>
/// <param name="each">Where they are on a row.</param>
/// <param name="record">What is wanted of each.</param>
internal sealed class EachNodes(PlacesProgram each, DocumentLayout record)
{
    private readonly DocumentScan _scan = new(record);

    /// <summary>What is wanted of a row.</summary>
    public DocumentLayout Layout => each.Layout;

    /// <summary>Gives the records of a row, in order.</summary>
    /// <returns>Null, or why there are none.</returns>
    public string? Visit(ScanSlots row, RecordVisitor visitor)
    {
        var outer = row.Bytes(row.Whole);
        var nodes = each.Find(row, out var fault);
        foreach (var node in nodes)
        {
            if (_scan.Run(node) is { } broken)
                return broken.Message;
            _scan.Slots.Outer = outer;
            visitor(_scan.Slots);
        }
        return fault;
    }
}
