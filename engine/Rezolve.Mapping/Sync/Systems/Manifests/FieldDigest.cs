using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>Tells whether a field is mapped as it was: the place it is read from, and a digest of all else that decides what values become.</summary>
internal static class FieldDigest
{
    /// <summary>The fingerprint: the same in every process, and another where anything differs that a value could depend on.</summary>
    public static MapFingerprint Of(ConnectionRuntime runtime, FieldProgram field)
    {
        var rest = new StringBuilder();
        void Say(string what, string value) => rest.Append(what).Append(' ').Append(value.Length).Append(' ').Append(value).Append('\n');
        Say("type", $"{field.Type} {field.Field.Of}");
        Say("read", TextOf(field.Read, runtime.Program));
        Say("as", FormText(runtime, field, field.As));
        foreach (var row in field.Table?.Rows ?? [])
            Say("row", $"{row.Vendor} {row.Canonical}");
        if (field.Table is { } table)
            Say("unmapped", $"{table.Read.Action} {table.Read.Value} {table.Write.Action} {table.Write.Value}");
        Say("empty", string.Join(' ', field.Empty));
        Say("default", field.Default.ToString());
        Say("length", $"{field.MaxLength} {field.HoldTooLong}");
        Say("normalize", TextOf(field.Normalize, runtime.Program));
        foreach (var write in field.Writes)
            Say(
                "write",
                $"{write.Path} {write.Operation?.Name} {write.On} {write.ForEach} {write.Whole} {write.Default} "
                + $"{FormText(runtime, field, write.As)} {TextOf(write.Value, runtime.Program)} {TextOf(write.When, runtime.Program)}");
        return new MapFingerprint(TextOf(field.Read, null), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rest.ToString())))[..32]);
    }

    // Without a program the text alone; with one the scripts and inputs too that the slot uses.
    private static string TextOf(ValueSlot? slot, ConnectorProgram? program) => slot switch
    {
        null => "",
        { Path: { } path } => path.ToString(),
        ExpressionSlot expression => $"{{{{ {expression.Program.Source} }}}}{(program is null ? "" : Uses(expression, program))}",
        TemplateSlot template => string.Concat(template.Parts.Select(part => TextOf(part, program))),
        ListSlot list => $"[{string.Join(", ", list.Items.Select(item => TextOf(item, program)))}]",
        ObjectSlot members => $"{{{string.Join(", ", members.Members.Select(member => $"{member.Key}: {TextOf(member.Value, program)}"))}}}",
        ConstantSlot constant => constant.Constant.ToString(),
        _ => slot.Place.ToString(),
    };

    private static string Uses(ExpressionSlot slot, ConnectorProgram program)
    {
        var uses = new StringBuilder();
        foreach (var name in slot.Program.Scripts.Order(StringComparer.Ordinal))
            uses.Append(program.Scripts.Scripts.GetValueOrDefault(name)?.Hash);
        if (slot.Roots.Contains(Root.Inputs))
            uses.Append(string.Join(' ', program.Inputs.Where(input => !program.SecretInputs.Contains(input.Key)).Select(input => $"{input.Key} {input.Value}")));
        return uses.ToString();
    }

    // A form is told from others by what it makes of one value that has all that forms differ in.
    private static string FormText(ConnectionRuntime runtime, FieldProgram field, ConversionProgram? form)
    {
        if (form is null)
            return "";
        var sample = SampleOf(form.TakesList || !field.Type.IsMany() ? field.Type : field.Field.Of);
        return $"{form.GetType().Name} {form.ToVendor(sample, runtime.NewUnit())}";
    }

    private static Value SampleOf(FieldType type) => type switch
    {
        FieldType.Instant => Value.Of(new DateTimeOffset(2001, 2, 3, 14, 5, 6, 789, TimeSpan.Zero)),
        FieldType.Date => Value.Of(new DateOnly(2001, 2, 3)),
        FieldType.Duration => Value.Of(new TimeSpan(1, 2, 3, 4, 500)),
        FieldType.RichText => Value.Of(new ValueObject { ["format"] = Value.Of("plain"), ["text"] = Value.Of("a *b* <c>\n\n- d") }),
        FieldType.Number => Value.NumberOf("1.5"),
        FieldType.Integer => Value.Of(2),
        FieldType.Boolean => Value.True,
        FieldType.Set or FieldType.List => Value.Of([Value.Of("a"), Value.Of("b c")]),
        _ when type.IsReference() => Value.Of(new ValueObject
        {
            ["key"] = Value.Of("k"),
            ["username"] = Value.Of("u"),
            ["email"] = Value.Of("e@x"),
            ["name"] = Value.Of("N"),
        }),
        _ => Value.Of("a 1"),
    };
}
