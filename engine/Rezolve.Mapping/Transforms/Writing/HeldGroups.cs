using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>The groups of which a field is held: none of their fields is written.</summary>
internal sealed class HeldGroups
{
    private readonly Dictionary<string, (string Group, HeldField By)> _frozen = new(StringComparer.Ordinal);
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
        {
            if (held.FirstOrDefault(one => fields.Contains(one.Field)) is not { } by)
                continue;
            foreach (var field in fields)
                groups._frozen.TryAdd(field, (group, by));
        }
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
            notes.Add(new HeldField(field.Name, HoldCode.Group, $"'{frozen.By.Field}' is held, which changes together with it in the group '{frozen.Group}'", field.Place));
        return true;
    }
}
