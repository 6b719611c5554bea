using System.Collections.Frozen;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>Counts what nodes say of themselves that the model has no word for, such as how wide a table is or where a picture stands.</summary>
internal static class AdfAttributes
{
    private const int LongestName = 30;

    private static readonly FrozenDictionary<string, string[]> Kept = new Dictionary<string, string[]>
    {
        ["heading"] = ["level"],
        ["codeBlock"] = ["language"],
        // That columns became one is counted by itself.
        ["layoutColumn"] = ["width"],
        ["panel"] = ["panelType"],
        ["expand"] = ["title"],
        ["nestedExpand"] = ["title"],
        ["orderedList"] = ["order"],
        ["taskItem"] = ["state"],
        ["tableCell"] = ["colspan", "rowspan"],
        ["tableHeader"] = ["colspan", "rowspan"],
        ["media"] = ["type", "url", "id", "collection", "alt"],
        ["mediaInline"] = ["type", "url", "id", "collection", "alt"],
        ["mention"] = ["id", "text"],
        ["hardBreak"] = ["text"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What an editor finds its nodes by, and what only a mention's own system knows, shows nowhere.
    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(StringComparer.Ordinal, "localId", "occurrenceKey", "accessLevel", "userType");

    private static readonly FrozenSet<string> Usual = FrozenSet.Create(StringComparer.Ordinal, "", "default", "center");

    /// <summary>Counts them of one node that the model has a word for.</summary>
    public static void Count(in Value node, LossTally losses)
    {
        var type = AdfNode.Type(node);
        foreach (var (name, value) in AdfNode.Attributes(node))
        {
            if (!Unseen.Contains(name) && !(Kept.TryGetValue(type, out var kept) && kept.Contains(name)) && !IsUsual(value))
                losses.Add($"{type} {(name.Length is > 0 and < LongestName ? name : "attribute")} was left out");
        }
    }

    /// <summary>Counts them of a block, and its marks with them: those of what stands in a line are its look.</summary>
    public static void CountBlock(in Value node, LossTally losses)
    {
        Count(node, losses);
        foreach (var mark in AdfNode.Marks(node))
            losses.Add($"mark {AdfMarks.Named(mark)} was left out");
    }

    private static bool IsUsual(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => !value.Boolean,
        ValueKind.Text => Usual.Contains(value.Text),
        ValueKind.List => value.List.Count == 0,
        _ => value.IsNothing,
    };
}
