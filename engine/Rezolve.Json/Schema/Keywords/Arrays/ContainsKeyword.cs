using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>: so many items fit the schema.</summary>
internal sealed class ContainsKeyword(KeywordSource source, long least, long? most) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Schema();
    private readonly bool _covers = source.Dialect.Version != JsonSchemaDialect.Draft7;

    public static Keyword? Compile(KeywordSource source)
    {
        var least = source.TryBeside("minContains", out var min) ? min.Count() : 1;
        var most = source.TryBeside("maxContains", out var max) ? max.Count() : null;
        return least is null ? null : new ContainsKeyword(source, least.Value, most);
    }

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var count = CountFitting(instance, run);
        if (count < least)
        {
            return run.Report(this, $"must contain at least {Wording.Count(least, "item that fits", "items that fit")}, has {count}");
        }
        return most is not { } limit || count <= limit
            || run.Report(this, $"must contain at most {Wording.Count(limit, "item that fits", "items that fit")}, has {count}");
    }

    private long CountFitting(JsonElement instance, Evaluation run)
    {
        var count = 0L;
        var index = -1;
        foreach (var item in instance.EnumerateArray())
        {
            index++;
            if (!run.AsksChild(_schema, index, item)) continue;
            count++;
            if (_covers) run.Seen?.AddItem(index);
        }
        return count;
    }
}
