using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Compiles what holds for each field. What a field does not say itself is taken from what is said of all.</summary>
internal sealed class PolicyCompiler(SyncCompilation compilation)
{
    /// <summary>Compiles the policies.</summary>
    public FieldPolicies Compile()
    {
        var fields = compilation.Sync.Fields;
        var usual = new FieldPolicy { Initial = compilation.Sync.Node["initial"]?.Text ?? new FieldPolicy().Initial };
        var all = fields.FirstOrDefault(node => node.Name == "*") is { } told ? Policy(told, usual) : usual;
        var named = fields.Where(node => node.Name != "*").ToDictionary(node => node.Name!, node => Policy(node, all), StringComparer.Ordinal);
        return new FieldPolicies(all, named);
    }

    private FieldPolicy Policy(AuthoredNode node, FieldPolicy all)
    {
        new PolicyCheck(compilation, node).Run(all);
        return Conflict(node, all) with
        {
            Owner = Owner(node) ?? all.Owner,
            Initial = node["initial"]?.Text ?? all.Initial,
            Direction = Direction(node, all),
            Mode = node["mode"]?.Text ?? all.Mode,
            Managed = node["managed"] is { } managed ? Texts(managed) : all.Managed,
            Order = node["order"] is { } order ? Texts(order) : all.Order,
        };
    }

    private FieldPolicy Conflict(AuthoredNode node, FieldPolicy all)
    {
        if (node["conflict"] is not { } conflict)
            return all;
        if (FieldPolicyShape.Rules.Contains(conflict.Text!))
            return all with { Conflict = conflict.Text!, Expression = null };
        if (conflict.Text!.Contains("{{", StringComparison.Ordinal) || conflict.Text[0] == '$')
            return all with { Conflict = "expression", Expression = compilation.Value(conflict, SyncSlots.Conflict) };
        compilation.Bag.Report(
            SyncRules.NoRule, compilation.File.Value(conflict), $"'{conflict.Text}' names no rule for conflicts.",
            $"Use one of: {string.Join(", ", FieldPolicyShape.Rules)}; or an expression such as {{{{ external ?? hub }}}}.", NearMiss.Of(conflict.Text, FieldPolicyShape.Rules));
        return all;
    }

    private string? Owner(AuthoredNode node)
    {
        if (node["owner"] is not { } owner)
            return null;
        compilation.CheckSide(owner, owner.Text!, isKey: false, ["hub", .. compilation.Sync.Connections]);
        return owner.Text;
    }

    private Dictionary<string, string> Direction(AuthoredNode node, FieldPolicy all)
    {
        var direction = new Dictionary<string, string>(all.Direction, StringComparer.Ordinal);
        foreach (var way in (node["direction"]?.Members ?? []).Where(way => way.Name != "$comment"))
        {
            compilation.CheckSide(way, way.Name!, isKey: true, compilation.Sync.Connections);
            direction[way.Name!] = way.Text!;
        }
        return direction;
    }

    private static List<string> Texts(AuthoredNode node) => [.. node.Items.Select(item => item.Text!)];
}
