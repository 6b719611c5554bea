using System.Text.RegularExpressions;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Holds the filters that requests read against those that entities declare: one that nobody declares would narrow nothing, in silence.</summary>
internal static partial class FilterCheck
{
    /// <summary>Reports each filter that no entity of its operation declares, itself or by a parent.</summary>
    public static void Run(CompilationContext context)
    {
        var uses = context.Manifest.Entries("entities").SelectMany(node => Feeds(node).Select(operation => (Operation: operation, Entity: node.Name!)));
        foreach (var use in uses.GroupBy(use => use.Operation, use => use.Entity))
        {
            var declared = use.SelectMany(name => Declared(context, name, [])).Select(filter => filter.Name).Distinct().ToList();
            if (context.Manifest.Entries("operations").FirstOrDefault(node => node.Name == use.Key) is { } operation)
                Check(context, operation, declared);
        }
    }

    private static void Check(CompilationContext context, AuthoredNode operation, List<string> declared)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, source) in OperationTexts.Expressions(operation))
        {
            foreach (var name in Reading().Matches(source).Select(match => match.Groups[1].Value).Where(name => !declared.Contains(name) && reported.Add(name)))
            {
                context.Bag.Report(
                    FieldRules.UnknownFilter, context.File.Value(node), $"The operation '{operation.Name}' reads the filter '{name}', which no entity read by it declares.",
                    declared.Count == 0 ? null : $"Declared: {string.Join(", ", declared)}.", NearMiss.Of(name, declared));
            }
        }
    }

    private static IEnumerable<string> Feeds(AuthoredNode entity) =>
        new[] { entity["changes"]?["operation"], entity["list"]?.String is null ? entity["list"]?["operation"] : entity["list"] }.Select(node => node?.String).OfType<string>();

    // Circles are reported elsewhere; here they only must end.
    private static IEnumerable<FilterProgram> Declared(CompilationContext context, string name, HashSet<string> seen) =>
        seen.Add(name) && context.Entities.TryGetValue(name, out var entity)
            ? entity.Filters.Concat(entity.Parents.SelectMany(parent => Declared(context, parent, seen)))
            : [];

    [GeneratedRegex(@"(?<![\w.])filter\s*\??\.\s*([A-Za-z_]\w*)")]
    private static partial Regex Reading();
}
