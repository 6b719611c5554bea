using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading.Steps;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>Chooses the fastest way to write each field, and groups the fields as canonical JSON has them.</summary>
internal static class MapSteps
{
    private static readonly byte[] KeyOpening = "{\"key\":"u8.ToArray();
    private static readonly byte[] PlainOpening = "{\"format\":\"plain\",\"text\":"u8.ToArray();

    /// <summary>The steps of an entity, in the order of the catalogue.</summary>
    public static GroupStep[] Make(EntityProgram program, Func<Value, Func<FieldProgram, ReadValue>> read, bool onlyRule, bool looksUp = false)
    {
        var groups = new List<(string Name, List<FieldStep> Members)>();
        foreach (var field in program.Fields.Where(field => field.Read is not null))
        {
            var place = CanonicalFields.Place(program.Kind, field.Name);
            var group = place.Count == 1 ? "" : place[0];
            if (groups.Count == 0 || groups[^1].Name != group)
            {
                // A group that was opened before is gone on with, so that no member is written twice.
                var earlier = group.Length == 0 ? -1 : groups.FindIndex(known => known.Name == group);
                if (earlier >= 0)
                {
                    groups[earlier].Members.Add(NextStep(field, place[^1]));
                    continue;
                }
                groups.Add((group, []));
            }
            groups[^1].Members.Add(NextStep(field, place[^1]));
        }
        return [.. groups.Select(group => new GroupStep(group.Name.Length == 0 ? [] : FieldStep.FragmentOf(group.Name), [.. group.Members]))];

        FieldStep NextStep(FieldProgram field, string member) =>
            onlyRule || (looksUp && (field.Type.IsReference() || field.Field.Of.IsReference()))
                ? new RuleStep(field, FieldStep.FragmentOf(member))
                : Step(program, field, FieldStep.FragmentOf(member), read);
    }

    private static FieldStep Step(EntityProgram program, FieldProgram field, byte[] fragment, Func<Value, Func<FieldProgram, ReadValue>> read)
    {
        var isKind = program.Kind == EntityKind.Comment && field.Name == "kind";
        if (isKind || field.Read is not LayoutSlot { Slot: var slot } || program.Layout.Paths[slot] is not { Class: LayoutPathClass.Streamed } path)
            return new RuleStep(field, fragment);
        if (!path.IsSingular && (field.Type.IsMany() || field.Default.Kind != ValueKind.Undefined))
            return new RuleStep(field, fragment);
        if (field is { Table: not null, As: null, Empty.Count: 0 } && !field.Type.IsMany())
            return new TableStep(field, fragment, slot, vendor => read(vendor)(field));
        if (field.Field.Closed || !field.IsPlain)
            return new RuleStep(field, fragment);
        return Plain(field, fragment, slot);
    }

    private static FieldStep Plain(FieldProgram field, byte[] fragment, int slot) => field.Type switch
    {
        FieldType.Text or FieldType.Choice => new TextStep(field, fragment, slot),
        FieldType.RichText => new WrappedStep(field, fragment, slot, PlainOpening, numbers: false),
        FieldType.User or FieldType.Team or FieldType.Organization or FieldType.Ticket =>
            new WrappedStep(field, fragment, slot, KeyOpening, numbers: true),
        FieldType.Number => new LiteralStep(field, fragment, slot, boolean: false, whole: false),
        FieldType.Integer => new LiteralStep(field, fragment, slot, boolean: false, whole: true),
        FieldType.Boolean => new LiteralStep(field, fragment, slot, boolean: true, whole: false),
        FieldType.Instant => new InstantStep(field, fragment, slot),
        FieldType.Set when field.Field.Of is FieldType.Text or FieldType.Choice => new SetStep(field, fragment, slot, sorted: true),
        FieldType.List when field.Field.Of is FieldType.Text or FieldType.Choice => new SetStep(field, fragment, slot, sorted: false),
        _ => new RuleStep(field, fragment),
    };
}
