using Rezolve.Json;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Validation;

/// <summary>Finds members of canonical records that mean nothing, which would be lost in silence.</summary>
internal static class MemberNames
{
    private const string Custom = "custom";
    private static readonly string[] OfEvery = ["key", "version", "url"];

    /// <summary>A fault for each member that is no field.</summary>
    /// <param name="kind">What the record is.</param>
    /// <param name="record">An object.</param>
    /// <param name="fields">All fields there are.</param>
    /// <param name="anyCustom">Every member of <c>custom</c> is taken for one.</param>
    public static IEnumerable<RecordFault> Unknown(EntityKind kind, Value record, IReadOnlyList<CanonicalField> fields, bool anyCustom)
    {
        var places = fields.Select(field => CanonicalFields.Place(kind, field.Name)).ToList();
        var groups = places.Where(place => place.Count == 2).ToLookup(place => place[0], place => place[1]);
        string[] known = [.. OfEvery, .. (string[])(kind == EntityKind.Ticket ? [] : ["parent"]), .. places.Select(place => place[0]).Distinct(), Custom];
        foreach (var (name, value) in record.Object)
        {
            if (!known.Contains(name))
                yield return NoField(name, name, known);
            else if ((groups.Contains(name) || name == Custom) && !value.IsNothing && value.Kind != ValueKind.Object)
                yield return new RecordFault(name, MappingRules.OtherType, $"expected an object, found {Reasons.Show(value)}");
            else if (groups.Contains(name) || (name == Custom && !anyCustom))
            {
                foreach (var fault in OfGroup(name, value, [.. groups[name]]))
                    yield return fault;
            }
        }
    }

    private static IEnumerable<RecordFault> OfGroup(string group, Value members, IReadOnlyList<string> known) =>
        members.Kind != ValueKind.Object
            ? []
            : members.Object.Keys.Where(name => !known.Contains(name)).Select(name => NoField($"{group}.{name}", name, known));

    private static RecordFault NoField(string field, string name, IEnumerable<string> known) =>
        new(field, MappingRules.UnknownField, "there is no such field") { DidYouMean = NearMiss.Of(name, known) };
}
