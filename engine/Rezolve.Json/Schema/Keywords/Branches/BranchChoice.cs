using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary>
/// Decides what to say when a value fits none of several forms: the errors of the form its tag names, or of the only form of its type;
/// else what all forms have against it; else one error that holds the errors of the form that came nearest.
/// </summary>
internal static class BranchChoice
{
    /// <summary>Reports for a value that fits no form. Always false, to be returned.</summary>
    public static bool Report(Keyword keyword, SchemaNode[] schemas, JsonElement instance, Evaluation run)
    {
        var here = run.Pointer;
        var branches = new List<Branch>(schemas.Length);
        foreach (var schema in schemas)
        {
            var errors = run.Explains(schema, instance, out var covered);
            if (run.Fault is not null) return false;
            branches.Add(new Branch(errors, covered, here));
        }
        var ofType = branches.FindAll(branch => !branch.HasWrongType);
        if (ofType.Count == 0) return ReportExpected(keyword, ExpectationKind.Type, branches, here, instance, run);
        if (ofType.TrueForAll(branch => branch.IsChoice)) return ReportExpected(keyword, ExpectationKind.Value, ofType, here, instance, run);
        var tag = TagOf(ofType);
        var tagged = tag is null ? ofType : ofType.FindAll(branch => !branch.Tags.Contains(tag));
        return tagged.Count == 0 ? ReportTag(keyword, ofType, tag!, instance, run) : ReportNearest(keyword, tagged, here, run);
    }

    // The member whose const or enum fails in all forms, or in all but one, is what tells the forms apart.
    private static string? TagOf(List<Branch> branches)
    {
        if (branches.Count < 2) return null;
        var tags = branches.SelectMany(branch => branch.Tags).GroupBy(tag => tag, StringComparer.Ordinal);
        return tags.MaxBy(group => group.Count()) is { } most && most.Count() >= branches.Count - 1 ? most.Key : null;
    }

    private static bool ReportExpected(
        Keyword keyword, ExpectationKind kind, List<Branch> branches, string pointer, JsonElement found, Evaluation run)
    {
        var expected = branches.SelectMany(branch => branch.Expected(kind, pointer)).Distinct().ToList();
        var hint = kind == ExpectationKind.Value && found.ValueKind == JsonValueKind.String
            ? Wording.DidYouMean(found.GetString()!, expected.Select(text => text.Trim('"')))
            : "";
        var message = $"expected {Wording.Choices(expected)}, found {Wording.Found(found)}{hint}";
        // No form is chosen, so nothing can be said about what is not part of it.
        run.Seen?.AddEveryName();
        return run.Report([new JsonSchemaError(pointer, keyword.Location, keyword.Name, message) { Expectation = kind, Expected = expected }]);
    }

    private static bool ReportTag(Keyword keyword, List<Branch> branches, string tag, JsonElement instance, Evaluation run)
    {
        JsonPointer.TrySplit(tag, out var segments);
        return ReportExpected(keyword, ExpectationKind.Value, branches, tag, MemberOf(instance, segments[^1]), run);
    }

    private static JsonElement MemberOf(JsonElement instance, string name) =>
        instance.ValueKind == JsonValueKind.Object ? instance.GetProperty(name)
        : JsonPointer.TryIndex(name, out var index) ? instance[index]
        : instance;

    private static bool ReportNearest(Keyword keyword, List<Branch> branches, string here, Evaluation run)
    {
        var best = branches.OrderByDescending(branch => branch.Depth).ThenBy(branch => branch.Errors.Count).First();
        if (best.Covered is not null) run.Seen?.Add(best.Covered);
        if (branches.Count == 1) return run.Report(best.Errors);
        var common = best.Errors.Where(error => branches.TrueForAll(branch => branch.Has(error))).ToList();
        if (common.Count > 0) return run.Report(common);
        var message = $"fits none of {branches.Count} forms; the nearest one says: {best.Errors[0].Message}";
        return run.Report([new JsonSchemaError(here, keyword.Location, keyword.Name, message) { Branch = best.Errors }]);
    }
}
