using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles the groups: fields that change together or not at all.</summary>
internal sealed class GroupCompiler(EntityCompilation work)
{
    /// <summary>The groups by name; each field named must be one of the map, and in one group only.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Compile(IReadOnlyList<FieldProgram> fields)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var known = fields.Select(field => field.Name).ToList();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in work.Node["groups"]?.Members.Where(member => member.Name != "$comment") ?? [])
        {
            foreach (var name in node.Items.Where(name => name.Text is not null))
                Check(node, name, known, taken);
            groups[node.Name!] = [.. node.Items.Select(name => name.Text!)];
        }
        return groups;
    }

    private void Check(AuthoredNode group, AuthoredNode name, List<string> known, Dictionary<string, string> taken)
    {
        var (bag, spot) = (work.Context.Bag, work.Context.File.Value(name));
        // A field with a mistake of its own is reported where it stands.
        if (!work.HasWrongFields && !work.Context.Manifest.HasMistakes && !known.Contains(name.Text!))
            bag.Report(FieldRules.UnknownMemberOfGroup, spot, $"The map has no field '{name.Text}'.", null, NearMiss.Of(name.Text!, known));
        else if (!taken.TryAdd(name.Text!, group.Name!))
            bag.Report(FieldRules.TwoGroups, spot, $"'{name.Text}' is in the group '{taken[name.Text!]}' already.");
    }
}
