using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.References;

/// <summary>What a system calls a person or team by: its key, or another member that is known of it.</summary>
internal sealed class ReferenceForm : Conversion
{
    private ReferenceForm(string name) => Name = name;

    /// <summary>One form for each member a reference has.</summary>
    public static IReadOnlyList<ReferenceForm> All { get; } = [new("key"), new("username"), new("email"), new("name")];

    /// <summary>What stands where nothing is said.</summary>
    public static ConversionProgram Default { get; } = Program("key");

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string Summary => $"A person or team is named by its {Name}.";

    /// <inheritdoc/>
    public override IReadOnlyList<FieldType> Types => [FieldType.User, FieldType.Team, FieldType.Organization, FieldType.Ticket];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples => [Both($"By {Name}", "\"alice\"", $$"""{"{{Name}}":"alice"}""")];

    /// <inheritdoc/>
    public override ConversionProgram Create(CompiledMembers members) => Program(Name);

    private static TwoWay Program(string member) => new(vendor => Read(vendor, member), canonical => Write(canonical, member));

    private static Value Read(Value vendor, string member)
    {
        // A reference that a whole record was read for knows its members already.
        if (vendor.Kind == ValueKind.Object)
            return vendor[member].Kind == ValueKind.Text ? vendor : Reasons.Expected($"a reference with a {member}", vendor);
        return vendor.Kind is ValueKind.Text or ValueKind.Number
            ? Value.Of(new ValueObject(1) { [member] = Value.Of(ValueText.Of(vendor)) })
            : Reasons.Expected($"a {member} as text or number", vendor);
    }

    private static Value Write(Value canonical, string member) => canonical[member].Kind == ValueKind.Text
        ? canonical[member]
        : Value.Fault($"the reference {Reasons.Show(canonical)} has no {member} that is known here");
}
