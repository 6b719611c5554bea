using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>The groups of which a field is held: none of their fields is written.</summary>
internal sealed class HeldGroups
{
    private readonly Dictionary<string, HeldField> _frozen = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<HeldField> _held;

    private HeldGroups(IReadOnlyList<HeldField> held) => _held = held;

    /// <summary>No group is held.</summary>
    public static HeldGroups None { get; } = new([]);

    /// <summary>Whether any is.</summary>
    public bool Any => _frozen.Count > 0;

    /// <summary>The groups that some fields hold.</summary>
    public static HeldGroups Of(EntityProgram program, IReadOnlyList<HeldField> held)
    {
        var groups = new HeldGroups([.. held]);
        foreach (var (group, fields) in program.Groups)
            groups.Freeze(fields, held, $"which changes together with it in the group '{group}'");
        return groups;
    }

    /// <summary>All fields as one group: for an update whose document must hold every field.</summary>
    public static HeldGroups OfWhole(EntityProgram program, IReadOnlyList<HeldField> held)
    {
        var groups = new HeldGroups([.. held]);
        groups.Freeze([.. program.Fields.Select(field => field.Name)], held, "and the vendor empties what an update leaves out");
        return groups;
    }

    /// <summary>Whether a field is not written because of its group; it is then noted as held, with what held it or with the group.</summary>
    /// <param name="field">The field.</param>
    /// <param name="isWanted">Whether there was something to write.</param>
    /// <param name="notes">Where it is noted.</param>
    public bool Freezes(FieldProgram field, bool isWanted, List<HeldField> notes)
    {
        if (!_frozen.TryGetValue(field.Name, out var frozen))
            return false;
        var own = _held.Where(held => held.Field == field.Name).ToList();
        if (own.Count > 0)
            notes.AddRange(own);
        else if (isWanted)
            notes.Add(frozen with { Field = field.Name, Place = field.Place });
        return true;
    }

    private void Freeze(IReadOnlyList<string> fields, IReadOnlyList<HeldField> held, string why)
    {
        if (held.FirstOrDefault(one => fields.Contains(one.Field)) is not { } by)
            return;
        foreach (var field in fields)
            _frozen.TryAdd(field, new HeldField(field, HoldCode.Group, $"'{by.Field}' is held, {why}", by.Place));
    }
}
