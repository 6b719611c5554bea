using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>A field entry as written, over the layout of custom fields where it names one: its own members come first.</summary>
/// <param name="node">The entry: a path, or an object.</param>
/// <param name="layouts">Where a member that the entry lacks is taken from, nearest first.</param>
/// <param name="rules">How the entry's paths and reads are compiled.</param>
internal sealed class FieldEntry(AuthoredNode node, IReadOnlyList<AuthoredNode> layouts, SlotRules rules)
{
    private static readonly string[] Places = ["path", "read", "write"];

    /// <summary>How the entry's paths and reads are compiled.</summary>
    public SlotRules Rules => rules;

    /// <summary>Its type is told by a catalogue that was not read yet: until then the field is left out.</summary>
    public bool IsPending { get; init; }

    /// <summary>The system's own word for its type; null where it is not known.</summary>
    public string? CatalogType { get; init; }

    /// <summary>The entry names no place at all, its own or a layout's.</summary>
    public bool IsPlaceless => Places.All(place => this[place] is null);

    /// <summary>A member of the entry itself.</summary>
    public AuthoredNode? Own(string name) => node.String is not null ? name == "path" ? node : null : node[name];

    /// <summary>A member of the entry, else of the nearest layout that has it. An entry or layout that says a place says all of them.</summary>
    public AuthoredNode? this[string name]
    {
        get
        {
            var isPlace = Places.Contains(name);
            if (Own(name) is { } own)
                return own;
            if (isPlace && Places.Any(place => Own(place) is not null))
                return null;
            var source = isPlace
                ? layouts.FirstOrDefault(layout => Places.Any(place => layout[place] is not null))
                : layouts.FirstOrDefault(layout => layout[name] is not null);
            return source?[name];
        }
    }
}
