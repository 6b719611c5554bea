using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms;

/// <summary>
/// Compares canonical values of a field by what they mean: in the normal form of the type, references by their keys, formatted text by its document, sets without order,
/// and then as <c>normalize</c> makes them. Pure.
/// </summary>
internal static class FieldComparison
{
    /// <summary>Whether two values are the same; a fault where <c>normalize</c> has one.</summary>
    /// <param name="field">The field.</param>
    /// <param name="left">A canonical value as JSON has it; undefined where there is none, which is the same as null.</param>
    /// <param name="right">The other.</param>
    /// <param name="scope">For <c>normalize</c>; its root <c>value</c> is set here.</param>
    public static Value Compare(FieldProgram field, in Value left, in Value right, Scope scope)
    {
        var (a, b) = (Normal(field, left, scope), Normal(field, right, scope));
        return a.IsFault ? a : b.IsFault ? b : ValueEquality.AreEqual(a, b) ? Value.True : Value.False;
    }

    /// <summary>What a value is compared by; a fault where it cannot be told.</summary>
    public static Value Normal(FieldProgram field, in Value value, Scope scope)
    {
        if (value.IsNothing)
            return Value.Null;
        if (!field.Type.IsMany() || value.Kind != ValueKind.List)
            return One(field, field.Type, value, scope);
        var members = new List<Value>(value.List.Count);
        foreach (var member in value.List)
        {
            var normal = One(field, field.Field.Of, member, scope);
            if (normal.IsFault)
                return normal;
            members.Add(normal);
        }
        return Value.Of(field.Type == FieldType.Set ? Sets.Sorted(members) : members);
    }

    /// <summary>What one value, or one member of a set or list, is compared by.</summary>
    public static Value One(FieldProgram field, FieldType type, in Value value, Scope scope)
    {
        var typed = value.IsNothing ? Value.Null : TypeForms.Of(type).ToCanonical(value, scope);
        if (field.Normalize is not { } normalize || typed.IsNothing || typed.IsFault)
            return Plain(type, typed);
        scope[Root.Value] = typed;
        return normalize.Evaluate(scope);
    }

    private static Value Plain(FieldType type, in Value value)
    {
        if (type.IsReference() && value.Kind == ValueKind.Object && value[ReferenceMembers.Key].Kind == ValueKind.Text)
            return value[ReferenceMembers.Key];
        return type == FieldType.RichText ? FormattedText.Normal(value) : value;
    }
}
