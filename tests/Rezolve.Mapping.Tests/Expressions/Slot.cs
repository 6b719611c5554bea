using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Expressions;

/// <summary>A slot for tests: some roots, a script, a table, and a way to evaluate one expression in it.</summary>
internal static class Slot
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    public static ExpressionRules Rules { get; } = new()
    {
        Roots = new Dictionary<Root, RootType>
        {
            [Root.Now] = new(ValueKinds.Instant),
            [Root.Record] = new(ValueKinds.Object),
            [Root.Value] = RootType.Json,
            [Root.Key] = RootType.Text,
            [Root.Added] = new(ValueKinds.List),
            [Root.Intent] = RootType.ObjectOf(("key", RootType.Text)),
            [Root.Cursor] = RootType.ObjectOf(
                ("since", new(ValueKinds.Instant | ValueKinds.Undefined)), ("until", new(ValueKinds.Instant)), ("token", RootType.Text)),
        },
        Scripts = new HashSet<string> { "band", "double" },
        Tables = name => name != "status" ? null : (value, toVendor) => (toVendor, ValueJson.ToText(value)) switch
        {
            (false, "\"1\"") => Value.Of("open"),
            (true, "\"open\"") => Value.Of("1"),
            _ => Value.Fault($"the table 'status' has no row for {ValueJson.ToText(value)}"),
        },
        TableNames = ["status"],
    };

    public static Scope Scope(string record = "{}", string value = "null") => new()
    {
        [Root.Now] = Value.Of(Now),
        [Root.Record] = Json(record),
        [Root.Value] = Json(value),
        [Root.Key] = Value.Of("k1"),
        [Root.Added] = Json("[\"a\",\"b\"]"),
        [Root.Intent] = Json("{\"key\":\"i1\"}"),
        [Root.Cursor] = Value.Of(new ValueObject { ["since"] = Value.Of(Now), ["until"] = Value.Of(Now.AddHours(1)), ["token"] = Value.Of("t") }),
        Scripts = (name, arguments) => Value.Of($"{name}({string.Join(",", arguments.ToArray().Select(argument => argument.ToString()))})"),
    };

    public static Value Json(string text) => ValueJson.Read(Encoding.UTF8.GetBytes(text));

    public static ExpressionProgram Compile(string source, ExpressionRules? rules = null)
    {
        var faults = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(source, rules ?? Rules, faults);
        Assert.True(faults.Count == 0, $"{source}: {string.Join(" | ", faults)}");
        return Assert.IsType<ExpressionProgram>(program);
    }

    /// <summary>The JSON of the result, <c>undefined</c>, or <c>fault: …</c>.</summary>
    public static string Evaluate(string source, string record = "{}", string value = "null") =>
        Compile(source).Evaluate(Scope(record, value)).ToString();

    public static IReadOnlyList<ExpressionFault> Faults(string source, ExpressionRules? rules = null)
    {
        var faults = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(source, rules ?? Rules, faults);
        Assert.Equal(faults.Count > 0, program is null);
        Assert.All(faults, fault => Assert.InRange(fault.Offset, 0, Math.Max(1, source.Length) - 1));
        Assert.All(faults, fault => Assert.InRange(fault.Length, 1, Math.Max(1, source.Length) - fault.Offset));
        Assert.All(faults, fault => Assert.True(fault.Message.Length > 0 && fault.Remedy.Length > 0, fault.Message));
        return faults;
    }

    public static ExpressionFault Fault(string source, ExpressionRules? rules = null) => Assert.Single(Faults(source, rules));
}
