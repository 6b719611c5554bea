using Rezolve.Json;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Validation;

/// <summary>Holds canonical records against the catalogue: every reason at once, never just a no.</summary>
internal static class RecordCheck
{
    /// <summary>What is wrong with a record; empty for a good one.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="record">The record as canonical JSON.</param>
    /// <param name="custom">The customer's own fields; null means that any are allowed, whatever they hold.</param>
    public static IReadOnlyList<RecordFault> Check(EntityKind kind, in Value record, IReadOnlyList<CanonicalField>? custom = null)
    {
        var faults = new List<RecordFault>();
        if (record.Kind == ValueKind.Object && record["key"].Kind != ValueKind.Text)
            faults.Add(new RecordFault("key", MappingRules.OtherType, $"expected text, found {Reasons.Show(record["key"])}"));
        faults.AddRange(CheckMembers(kind, record, custom, mustBeNormal: true));
        return faults;
    }

    /// <summary>
    /// What is wrong with what a person wrote: a change, or a record to be made, which has no key yet. Instants may have any offset; they are
    /// brought into normal form when they are written.
    /// </summary>
    public static IReadOnlyList<RecordFault> CheckPart(EntityKind kind, in Value record, IReadOnlyList<CanonicalField>? custom = null) =>
        CheckMembers(kind, record, custom, mustBeNormal: false);

    private static IReadOnlyList<RecordFault> CheckMembers(EntityKind kind, in Value record, IReadOnlyList<CanonicalField>? custom, bool mustBeNormal)
    {
        if (record.Kind != ValueKind.Object)
            return [new RecordFault("", MappingRules.OtherType, $"a record is an object, found {Reasons.Show(record)}")];
        var fields = CanonicalFields.Of(kind).Concat(custom ?? []).ToList();
        var faults = new List<RecordFault>();
        foreach (var field in fields)
        {
            var value = Find(kind, record, field.Name);
            if (!value.IsNothing && Fault(field, field.Type, value, mustBeNormal) is { } fault)
                faults.Add(fault with { Field = field.Name });
        }
        faults.AddRange(MemberNames.Unknown(kind, record, fields, anyCustom: custom is null));
        return faults;
    }

    private static Value Find(EntityKind kind, Value record, string name)
    {
        foreach (var member in CanonicalFields.Place(kind, name))
            record = record[member];
        return record;
    }

    private static RecordFault? Fault(CanonicalField field, FieldType type, in Value value, bool mustBeNormal)
    {
        if (type.IsMany())
            return Members(field, value, mustBeNormal);
        if (type == FieldType.Choice && value.Kind == ValueKind.Text)
            return field.Closed && !field.Words.Contains(value.Text) ? NoWord(field, value) : null;
        return Reason(type, value, mustBeNormal) is { } reason ? new RecordFault("", MappingRules.OtherType, reason) : null;
    }

    private static RecordFault NoWord(CanonicalField field, in Value value) =>
        new("", MappingRules.NotAWord, $"{Reasons.Show(value)} is none of {string.Join(", ", field.Words)}")
        {
            DidYouMean = NearMiss.Of(value.Text, field.Words),
        };

    private static string? Reason(FieldType type, in Value value, bool mustBeNormal)
    {
        if (type.IsReference())
            return Reference(value);
        if (type == FieldType.RichText)
        {
            var isRich = value["format"].Kind == ValueKind.Text && value["text"].Kind == ValueKind.Text;
            return isRich ? null : $"expected {{ \"format\", \"text\" }}, found {Reasons.Show(value)}";
        }
        if (type is FieldType.Text or FieldType.Choice)
            return value.Kind == ValueKind.Text ? null : $"expected text, found {Reasons.Show(value)}";
        var typed = TypeForms.Of(type).ToCanonical(value, new Expressions.Scope());
        if (typed.IsFault)
            return typed.Text;
        var isOther = mustBeNormal && type == FieldType.Instant && ValueText.Of(typed) != value.Text;
        return isOther ? $"an instant is written in UTC: {ValueText.Of(typed)}" : null;
    }

    private static RecordFault? Members(CanonicalField field, in Value value, bool mustBeNormal)
    {
        if (value.Kind != ValueKind.List)
            return new RecordFault("", MappingRules.OtherType, $"expected a list, found {Reasons.Show(value)}");
        foreach (var member in value.List)
        {
            if (Fault(field, field.Of, member, mustBeNormal) is { } fault)
                return fault;
        }
        return null;
    }

    private static string? Reference(in Value value)
    {
        if (value.Kind != ValueKind.Object)
            return $"expected a reference such as {{ \"key\": \"7\" }}, found {Reasons.Show(value)}";
        return ReferenceMembers.NamesSomebody(value) ? null : $"the reference names nobody: {Reasons.Show(value)}";
    }
}
