using System.Text.Json;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Checking.Samples;

/// <summary>Whether a field can take what is recorded at its place.</summary>
internal static class FieldFit
{
    /// <summary>Why none of the values can be taken; null where one can, where there is none, and where a table or an expression decides.</summary>
    /// <param name="field">The field.</param>
    /// <param name="nodes">The values at its place.</param>
    /// <param name="count">How many values were judged.</param>
    public static string? Fault(FieldProgram field, IEnumerable<JsonElement> nodes, out int count)
    {
        var values = nodes.Select(ValueJson.Read)
            .SelectMany(value => field.Type.IsMany() && value.Kind == ValueKind.List && field.As?.TakesList != true ? value.List.AsEnumerable() : [value])
            .Where(value => !value.IsNothing && !field.Empty.Any(empty => ValueEquality.AreEqual(empty, value)))
            .ToList();
        count = values.Count;
        if (count == 0 || field.Table is not null || field.As is not (null or TwoWay))
            return null;
        var form = field.As ?? TypeForms.Of(field.Type.IsMany() ? field.Field.Of : field.Type);
        var faults = values.Select(value => form.ToCanonical(value, new Scope())).ToList();
        return faults.TrueForAll(one => one.IsFault) ? faults[0].Text : null;
    }
}
