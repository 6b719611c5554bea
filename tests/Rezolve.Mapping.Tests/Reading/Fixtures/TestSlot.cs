using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Fixtures;

/// <summary>A value slot for tests of Reading: paths as they are, and of expressions a member chain with, perhaps, one comparison.</summary>
internal sealed class TestSlot(Func<Scope, Value> evaluate, JsonPath? path = null) : ValueSlot(new SourcePlace("test.json", 1, 1, "/slot"))
{
    private static readonly JsonPathLimits Limits = new(1_000_000, 1_000_000, 4);

    public override ValueKinds Type => ValueKinds.Json;

    public override IReadOnlySet<Root> Roots => new HashSet<Root>();

    public override JsonPath? Path => path;

    public override Value Evaluate(Scope scope) => evaluate(scope);

    /// <summary>The slot a fragment's value means.</summary>
    public static TestSlot Of(JsonElement written) => new(Compile(written), written.ValueKind == JsonValueKind.String && written.GetString()!.StartsWith('$') ? JsonPath.Parse(written.GetString()!) : null);

    /// <summary>The slot a text means.</summary>
    public static TestSlot Of(string text) => Of(JsonSerializer.SerializeToElement(text));

    private static Func<Scope, Value> Compile(JsonElement written)
    {
        if (written.ValueKind == JsonValueKind.Object)
        {
            var members = written.EnumerateObject().Select(member => (member.Name, Slot: Compile(member.Value))).ToList();
            return scope => Value.Of(Filled(members, scope));
        }
        if (written.ValueKind != JsonValueKind.String)
            return Constant(ValueJson.Read(written));
        var text = written.GetString()!;
        if (text.StartsWith("{{", StringComparison.Ordinal))
            return Expression(text[2..^2].Trim());
        return text.StartsWith('$') ? Select(JsonPath.Parse(text)) : Constant(Value.Of(text));
    }

    private static Func<Scope, Value> Constant(Value value) => _ => value;

    private static ValueObject Filled(List<(string Name, Func<Scope, Value> Slot)> members, Scope scope)
    {
        var filled = new ValueObject();
        foreach (var (name, slot) in members)
        {
            var value = slot(scope);
            if (value.Kind != ValueKind.Undefined)
                filled[name] = value;
        }
        return filled;
    }

    private static Func<Scope, Value> Select(JsonPath path) => scope =>
    {
        if (path.IsSingular)
            return path.TryGetSingle(scope.Document!.Value, out var found) ? ValueJson.Read(found) : Value.Undefined;
        return Value.Of([.. path.Evaluate(scope.Document!.Value, Limits).Nodes.Select(node => ValueJson.Read(node.Value))]);
    };

    private static Func<Scope, Value> Expression(string source)
    {
        var sides = source.Split(" === ");
        var chain = sides[0].Split('.');
        var root = Enum.Parse<Root>(chain[0], ignoreCase: true);
        Value Read(Scope scope) => chain[1..].Aggregate(scope[root], (value, name) => value[name]);
        if (sides.Length == 1)
            return Read;
        var wanted = sides[1].Replace('\'', '"');
        return scope => Value.Of(Read(scope).ToString() == wanted);
    }
}
