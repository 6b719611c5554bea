using System.Globalization;
using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary><c>oneOf</c>: the value fits exactly one of these schemas.</summary>
internal sealed class OneOfKeyword(KeywordSource source, SchemaNode[] schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.SchemaList() is { } schemas ? new OneOfKeyword(source, schemas) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        var fitting = new List<int>(2);
        for (var i = 0; i < schemas.Length; i++)
        {
            if (run.Asks(schemas[i], instance)) fitting.Add(i + 1);
            if (fitting.Count > 1 && !run.Collects) return false;
        }
        if (fitting.Count == 1) return true;
        if (fitting.Count == 0) return run.Collects && BranchChoice.Report(this, schemas, instance, run);
        return run.Report(this, $"fits forms {Forms(fitting)} of {schemas.Length}, but must fit exactly one");
    }

    private static string Forms(IEnumerable<int> forms) =>
        Wording.Choices(forms.Select(form => form.ToString(CultureInfo.InvariantCulture)), "and");
}
