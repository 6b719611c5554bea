using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>A slot made of a function, for programs built by hand.</summary>
internal sealed class FakeSlot(Func<Scope, Value> evaluate, int line, params Root[] roots) : ValueSlot(new("demo.connector.json", line, 5, $"/line{line}"))
{
    public override ValueKinds Type => ValueKinds.Json;

    public override IReadOnlySet<Root> Roots { get; } = roots.ToHashSet();

    public override Value Evaluate(Scope scope) => evaluate(scope);
}

/// <summary>Makes slots.</summary>
internal static class Slot
{
    public static SourcePlace Place(int line = 1) => new("demo.connector.json", line, 5, $"/line{line}");

    public static ValueSlot Of(string? text, int line = 1) => new FakeSlot(_ => Value.Of(text), line);

    public static ValueSlot Of(Value value, int line = 1) => new FakeSlot(_ => value, line);

    public static ValueSlot Of(Root root, int line = 1) => new FakeSlot(scope => scope[root], line, root);

    public static ValueSlot Of(Func<Scope, Value> evaluate, params Root[] roots) => new FakeSlot(evaluate, 1, roots);

    public static ValueSlot Members(params (string Name, Value Value)[] members) => Of(Values(members));

    public static Value Values(params (string Name, Value Value)[] members)
    {
        var made = new ValueObject();
        foreach (var (name, value) in members)
            made[name] = value;
        return Value.Of(made);
    }

    /// <summary>Text with <c>{{ inputs.name }}</c>, the only expression this knows.</summary>
    public static ValueSlot Template(string text) => new FakeSlot(
        scope => Value.Of(System.Text.RegularExpressions.Regex.Replace(
            text, @"\{\{ *inputs\.([A-Za-z]+) *\}\}", match => ValueText.Of(scope[Root.Inputs][match.Groups[1].Value]))),
        1, Root.Inputs);
}
