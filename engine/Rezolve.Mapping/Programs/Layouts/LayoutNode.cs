namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>A place of a document that somebody wants, or that leads to one. Immutable.</summary>
internal sealed class LayoutNode
{
    /// <summary>Where the place itself is kept; −1 where only what is below it is wanted.</summary>
    public required int Slot { get; init; }

    /// <summary>Further slots that keep the same place (captured paths that leave the trie here).</summary>
    public required int[] FurtherSlots { get; init; }

    /// <summary>Several places of one document may come here: the slot keeps a list.</summary>
    public required bool Many { get; init; }

    /// <summary>Members by name; null where none is wanted.</summary>
    public required Utf8Table<LayoutNode>? Names { get; init; }

    /// <summary>Elements by place, null in between; null where none is wanted.</summary>
    public required LayoutNode?[]? Indices { get; init; }

    /// <summary>Every element or member value.</summary>
    public required LayoutNode? Every { get; init; }

    /// <summary>Children by the literals their members equal.</summary>
    public required LayoutFilters? Filters { get; init; }

    /// <summary>The place is a record of another layout.</summary>
    public required DocumentLayout? Rows { get; init; }

    /// <summary>All slots at or below this place: what a repeated member makes void.</summary>
    public required int[] Slots { get; init; }

    /// <summary>Records stand here or below.</summary>
    public bool LeadsToRows { get; private init; }

    /// <summary>Nothing within is wanted, and the place is no record.</summary>
    public bool IsLeaf { get; private init; }

    /// <summary>Only members by name are wanted.</summary>
    public bool NamesOnly { get; private init; }

    /// <summary>Of lists every element is wanted, and nothing else.</summary>
    public bool EveryOnly { get; private init; }

    /// <summary>Of lists only elements by their literals are wanted.</summary>
    public bool FiltersOnly { get; private init; }

    /// <summary>Fills in what follows from the rest.</summary>
    public static LayoutNode Make(
        int[] wantedBy,
        bool many,
        Utf8Table<LayoutNode>? names,
        LayoutNode?[]? indices,
        LayoutNode? every,
        LayoutFilters? filters,
        DocumentLayout? rows,
        int[] slots) => new()
        {
            Slot = wantedBy.Length == 0 ? -1 : wantedBy[0],
            FurtherSlots = wantedBy.Length < 2 ? [] : wantedBy[1..],
            Many = many,
            Names = names,
            Indices = indices,
            Every = every,
            Filters = filters,
            Rows = rows,
            Slots = slots,
            LeadsToRows = rows is not null || Leads(every) || (indices?.Any(Leads) ?? false)
                || (names?.Values.Any(Leads) ?? false) || (filters?.All.Any(filter => Leads(filter.Node)) ?? false),
            IsLeaf = names is null && indices is null && every is null && filters is null && rows is null,
            NamesOnly = names is not null && indices is null && every is null && filters is null && rows is null,
            FiltersOnly = filters is not null && every is null && indices is null,
            EveryOnly = every is not null && indices is null && filters is null,
        };

    private static bool Leads(LayoutNode? node) => node is { LeadsToRows: true };
}
