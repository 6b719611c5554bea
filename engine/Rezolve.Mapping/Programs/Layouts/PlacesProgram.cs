using Rezolve.Json.Paths;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>The places of a path in a document, compiled to be found in one pass.</summary>
/// <param name="Path">The path.</param>
/// <param name="Layout">Wants that path alone.</param>
/// <param name="Slot">Its slot in the layout.</param>
internal sealed record PlacesProgram(JsonPath Path, DocumentLayout Layout, int Slot)
{
    /// <summary>Compiles a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="limits">How much work it may be on one document.</param>
    public static PlacesProgram Of(JsonPath path, JsonPathLimits limits)
    {
        var layout = new DocumentLayoutBuilder(limits);
        var slot = layout.Bind(path);
        return new PlacesProgram(path, layout.Build(), slot);
    }

    /// <summary>The values at the places, as JSON, in order. Those the pass could follow the path to are part of the document's bytes.</summary>
    /// <param name="document">A document scanned by <see cref="Layout"/>.</param>
    /// <param name="fault">Why there are none though there may be some; null where that is not so.</param>
    public IReadOnlyList<ReadOnlyMemory<byte>> Find(ScanSlots document, out string? fault)
    {
        fault = null;
        if (!document[Slot].Found)
            return [];
        if (Layout.Rest(Slot) is null)
            return Spans(document);
        var found = SlotValues.Read(document, Slot, listDue: true);
        if (found.IsFault)
        {
            fault = found.Text;
            return [];
        }
        var isMany = !Layout.Paths[Slot].IsSingular;
        return isMany ? [.. found.List.Select(one => (ReadOnlyMemory<byte>)ValueJson.ToBytes(one))] : found.Kind == ValueKind.Undefined ? [] : [ValueJson.ToBytes(found)];
    }

    private List<ReadOnlyMemory<byte>> Spans(ScanSlots document)
    {
        var places = new List<ReadOnlyMemory<byte>>();
        for (var span = document[Slot]; ; span = document.After(span))
        {
            places.Add(document.Bytes(span));
            if (span.Next == 0)
                return places;
        }
    }
}
