using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>Is called for each record of a page, while the page is read. The slots are valid during the call only.</summary>
internal delegate void RecordVisitor(ScanSlots record);

/// <summary>
/// Reads a document in one forward pass and notes where what a layout wants stands. Reused from document to document; not thread-safe.
/// Of members with one name the last counts. A document that is no JSON gives a fault, never an exception.
/// </summary>
internal sealed class DocumentScan(DocumentLayout layout)
{
    /// <summary>How deep a document may nest.</summary>
    public const int Depth = 64;

    private readonly Dictionary<DocumentLayout, ScanSlots> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(LayoutNode Node, int ObjectStart)> _entered = [];

    /// <summary>What was found of the document.</summary>
    public ScanSlots Slots { get; } = new(layout);

    /// <summary>Reads a document.</summary>
    /// <param name="source">One whole JSON document in UTF-8, without a byte order mark.</param>
    /// <param name="visitor">Is given the records, where the layout has any; those before a fault were given.</param>
    /// <returns>Null, or why the document is refused.</returns>
    public ScanFault? Run(ReadOnlyMemory<byte> source, RecordVisitor? visitor = null)
    {
        Slots.Clear(source);
        _entered.Clear();
        var pass = new ScanPass(this, source, visitor);
        try
        {
            pass.Run(layout.Root);
            return pass.Fault;
        }
        catch (JsonException problem)
        {
            return Explain(problem, source.Span);
        }
    }

    /// <summary>The slots of the records of one layout.</summary>
    internal ScanSlots Rows(DocumentLayout rows)
    {
        if (!_rows.TryGetValue(rows, out var slots))
            _rows.Add(rows, slots = new ScanSlots(rows));
        return slots;
    }

    /// <summary>Notes that the pass goes where records are; false if it went there before in the same object.</summary>
    internal bool EntersRows(LayoutNode node, int objectStart) => _entered.Add((node, objectStart));

    private static ScanFault Explain(JsonException problem, ReadOnlySpan<byte> source)
    {
        // Asked first: the reader speaks of depth also where brackets are left open at the end.
        if (CutText.Is(source, Depth))
            return new ScanFault(ScanFaultKind.Syntax, source.Length, "the JSON ends too early") { IsCut = true };
        var offset = Offset(problem, source);
        if (problem.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return new ScanFault(ScanFaultKind.Depth, offset, $"the JSON nests deeper than {Depth} levels");
        return new ScanFault(ScanFaultKind.Syntax, offset, "the text is not JSON");
    }

    private static long Offset(JsonException problem, ReadOnlySpan<byte> source)
    {
        var lineStart = 0;
        for (var line = problem.LineNumber ?? 0; line > 0; line--)
            lineStart += source[lineStart..].IndexOf((byte)'\n') + 1;
        return lineStart + (problem.BytePositionInLine ?? 0);
    }
}
