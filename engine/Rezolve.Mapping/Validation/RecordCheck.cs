using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Validation;

/// <summary>Holds canonical records against the catalogue: every reason at once, never just a no.</summary>
internal static class RecordCheck
{
    private static readonly string[] References = ["key", "username", "email", "name"];

    /// <summary>What is wrong with a record; empty for a good one.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="record">The record as canonical JSON.</param>
    /// <param name="custom">The customer's own fields; null means that any are allowed, whatever they hold.</param>
    public static IReadOnlyList<RecordFault> Check(EntityKind kind, in Value record, IReadOnlyList<CanonicalField>? custom = null)
    {
        if (record.Kind != ValueKind.Object)
            return [new RecordFault("", $"a record is an object, found {Reasons.Show(record)}")];
        var faults = new List<RecordFault>();
        if (record["key"].Kind != ValueKind.Text)
            faults.Add(new RecordFault("key", $"expected text, found {Reasons.Show(record["key"])}"));
        foreach (var field in CanonicalFields.Of(kind).Concat(custom ?? []))
        {
            var value = Find(kind, record, field.Name);
            if (!value.IsNothing && Fault(field, field.Type, value) is { } reason)
                faults.Add(new RecordFault(field.Name, reason));
        }
        return faults;
    }

    private static Value Find(EntityKind kind, Value record, string name)
    {
        foreach (var member in CanonicalFields.Place(kind, name))
            record = record[member];
        return record;
    }

    private static string? Fault(CanonicalField field, FieldType type, in Value value)
    {
        if (type.IsMany())
            return Members(field, value);
        if (type.IsReference())
            return Reference(value);
        if (type == FieldType.RichText)
            return value["format"].Kind == ValueKind.Text && value["text"].Kind == ValueKind.Text ? null : $"expected {{ \"format\", \"text\" }}, found {Reasons.Show(value)}";
        if (type is FieldType.Text or FieldType.Choice && value.Kind != ValueKind.Text)
            return $"expected text, found {Reasons.Show(value)}";
        if (type == FieldType.Choice && field.Closed && !field.Words.Contains(value.Text))
            return $"{Reasons.Show(value)} is none of {string.Join(", ", field.Words)}";
        var typed = TypeForms.Of(type).ToCanonical(value, new Expressions.Scope());
        if (typed.IsFault)
            return typed.Text;
        return type == FieldType.Instant && ValueText.Of(typed) != value.Text ? $"an instant is written in UTC: {ValueText.Of(typed)}" : null;
    }

    private static string? Members(CanonicalField field, in Value value)
    {
        if (value.Kind != ValueKind.List)
            return $"expected a list, found {Reasons.Show(value)}";
        foreach (var member in value.List)
        {
            if (Fault(field, field.Of, member) is { } reason)
                return reason;
        }
        return null;
    }

    private static string? Reference(in Value value)
    {
        if (value.Kind != ValueKind.Object)
            return $"expected a reference such as {{ \"key\": \"7\" }}, found {Reasons.Show(value)}";
        var known = value;
        return References.Any(member => known[member].Kind == ValueKind.Text) ? null : $"the reference names nobody: {Reasons.Show(value)}";
    }
}

/// <summary>One thing wrong with a record.</summary>
/// <param name="Field">The field's canonical name; empty for the record itself.</param>
/// <param name="Reason">In plain words, values shortened.</param>
internal sealed record RecordFault(string Field, string Reason);
