using Rezolve.Json;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles what must be filled in the same request.</summary>
internal sealed class RequiredCompiler(EntityCompilation work)
{
    /// <summary>The rules; each field named must be one that the map writes.</summary>
    public IReadOnlyList<RequiredRule> Compile(IReadOnlyList<FieldProgram> fields)
    {
        var rules = new List<RequiredRule>();
        foreach (var node in work.Node["required"]?.Items ?? [])
        {
            var names = node["fields"]?.Items ?? [];
            // A field with a mistake of its own is reported where it stands.
            foreach (var name in names.Where(name => !work.HasWrongFields && !work.Context.Manifest.HasMistakes && fields.All(field => field.Name != name.Text || field.Writes.Count == 0)))
            {
                var near = NearMiss.Of(name.Text!, fields.Where(field => field.Writes.Count > 0).Select(field => field.Name));
                work.Context.Bag.Report(FieldRules.UnwritableRequired, work.Context.File.Value(name), $"The map never writes '{name.Text}'.", null, near);
            }
            rules.Add(new RequiredRule(work.Context.File.PlaceOf(node), When(node["when"]), [.. names.Select(name => name.Text!)]));
        }
        return rules;
    }

    private ValueSlot? When(Rezolve.Json.Reading.AuthoredNode? node) =>
        node is null ? null : new ValueSlotCompiler(work.Context).Compile(node, work.RulesFor(Slots.Canonical, ValueKinds.Boolean));
}
