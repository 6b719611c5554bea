using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles the field map of an entity.</summary>
internal sealed class FieldMapCompiler(EntityCompilation work)
{
    private readonly FieldCompiler _fields = new(work);

    /// <summary>The fields in the order of the canonical model, a customer's own last.</summary>
    public IReadOnlyList<FieldProgram> Compile()
    {
        var compiled = new List<(AuthoredNode Node, FieldProgram Field)>();
        foreach (var node in work.Node["fields"]?.Members.Where(member => member.Name != "$comment") ?? [])
        {
            var before = work.Context.Bag.ErrorCount;
            if (Resolve(node) is { } field && _fields.Compile(node, field) is { } program)
                compiled.Add((node, program));
            work.HasWrongFields |= work.Context.Bag.ErrorCount > before;
        }
        CheckOverlaps(compiled);
        var order = CanonicalFields.Of(work.Kind).Select(field => field.Name).ToList();
        return [.. compiled.Select(one => one.Field).OrderBy(field => order.IndexOf(field.Name) is >= 0 and var at ? at : int.MaxValue)];
    }

    private CanonicalField? Resolve(AuthoredNode node)
    {
        if (CanonicalFields.IsCustom(node.Name!))
            return new CanonicalField(node.Name!, FieldType.Json, "A field of the customer's own.");
        if (CanonicalFields.Find(work.Kind, node.Name!) is { } field)
            return field;
        var names = CanonicalFields.Of(work.Kind).Select(one => one.Name).ToList();
        var near = NearMiss.Of(node.Name!, names);
        work.Context.Bag.Report(
            FieldRules.UnknownField, work.Context.File.Key(node), $"A {work.Kind.ToString().ToLowerInvariant()} has no canonical field '{node.Name}'.",
            near is null ? $"Canonical fields: {string.Join(", ", names)}; a field of the customer's own is custom.{node.Name}." : null, near);
        return null;
    }

    private void CheckOverlaps(List<(AuthoredNode Node, FieldProgram Field)> fields)
    {
        var places = fields.SelectMany(one => one.Field.Writes.Where(write => write.Path is not null).Select(write => (one.Node, one.Field, Write: write))).ToList();
        for (var i = 0; i < places.Count; i++)
        {
            var first = places.Take(i).FirstOrDefault(other =>
                other.Field != places[i].Field && Meets(other.Write.On, places[i].Write.On) && other.Write.Path!.Overlaps(places[i].Write.Path!));
            if (first.Field is not null)
            {
                work.Context.Bag.Report(
                    FieldRules.WrittenTwice, work.Context.File.Key(places[i].Node),
                    $"'{places[i].Field.Name}' writes {places[i].Write.Path}, and so does '{first.Field.Name}' (line {first.Field.Place.Line}).");
            }
        }
    }

    private static bool Meets(WriteOn a, WriteOn b) => a == b || a == WriteOn.Always || b == WriteOn.Always;
}
