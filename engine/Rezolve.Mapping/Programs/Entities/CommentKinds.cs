using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>Who may read the comments of an entity, as far as its map tells without a record.</summary>
internal static class CommentKinds
{
    /// <summary>Who may read what nobody can tell it of: everybody.</summary>
    public const string Public = "public";

    /// <summary>Only those who work on the ticket.</summary>
    public const string Internal = "internal";

    /// <summary>The kind of every comment of an entity, where its map says one and the same of all; null where they differ.</summary>
    public static string? OfAll(EntityProgram entity)
    {
        if (entity.Kind != EntityKind.Comment || entity["kind"] is not { Read: ConstantSlot { Constant: { Kind: ValueKind.Text } told }, Writes.Count: 0 } kind)
            return null;
        var word = kind.Table is { } table ? table.Rows.FirstOrDefault(row => row.Vendor.Kind == ValueKind.Text && row.Vendor.Text == told.Text)?.Canonical ?? Value.Undefined : told;
        return word.Kind == ValueKind.Text && kind.Field.Words.Contains(word.Text) ? word.Text : null;
    }

    /// <summary>The kinds that a new comment of an entity may have. What nobody can say of it may be read by everybody.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="isSaid">Whether a create tells the vendor the kind.</param>
    public static IReadOnlyList<string> OfNew(EntityProgram entity, bool isSaid) => OfAll(entity) is { } only ? [only]
        : !isSaid ? [Public]
        : entity["kind"]?.Table is { } table ? [.. table.Rows.Where(row => row.Canonical.Kind == ValueKind.Text).Select(row => row.Canonical.Text).Distinct(StringComparer.Ordinal)]
        : [Public, Internal];
}
