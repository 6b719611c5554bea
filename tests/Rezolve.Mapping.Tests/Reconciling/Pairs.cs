using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

/// <summary>Facts for tests: one map of words, in which several canonical words are one of the vendor's, and one of the vendor's is unknown here.</summary>
internal static class Pairs
{
    private static readonly (string Vendor, string Hub)[] Rows = [("1", "new"), ("2", "open"), ("3", "resolved"), ("3", "closed"), ("4", "open")];

    /// <summary>Vendor 1 new, 2 and 4 open, 3 resolved and closed; 9 means nothing here, and "martian" nothing there.</summary>
    public static FieldMap Words { get; } = Map("$.word", "table", value => Find(row => row.Vendor, row => row.Hub, value), value => Find(row => row.Hub, row => row.Vendor, value));

    /// <summary>Values as they are.</summary>
    public static FieldMap Plain { get; } = Map("$.plain", "", value => value, value => value);

    /// <summary>Texts of which the vendor keeps five characters.</summary>
    public static FieldMap Short { get; } = Map("$.short", "5", value => value, value => value.IsNothing ? value : Value.Of(value.Text[..Math.Min(5, value.Text.Length)])) with { Shortens = true };

    public static FieldMap Map(string path, string rest, Func<Value, Value> toHub, Func<Value, Value> toExternal) => new(new(path, rest), toHub, toExternal);

    public static GroupFacts Group(GroupPolicy policy, params FieldFacts[] members) => new("group", policy, members);

    public static FieldFacts Field(FieldMap map, string? hub, string? external, string? baseHub = "-", string? baseExternal = "-", string name = "word") => new()
    {
        Name = name,
        Map = map,
        Hub = Value.Of(hub),
        External = Value.Of(external),
        Base = baseHub == "-" ? null : new(Value.Of(baseHub), Value.Of(baseExternal), map.Fingerprint),
    };

    public static GroupPolicy Policy(IConflictRule? rule = null, Owner owner = Owner.None, Flow flow = Flow.Both, InitialRule initial = InitialRule.Hold) =>
        new() { Conflict = rule ?? new Manual(), Owner = owner, Flow = flow, Initial = initial };

    private static Value Find(Func<(string Vendor, string Hub), string> from, Func<(string Vendor, string Hub), string> to, Value value) =>
        value.IsNothing ? value
        : Array.FindIndex(Rows, row => from(row) == value.Text) is var at and >= 0 ? Value.Of(to(Rows[at]))
        : Value.Fault($"'{value.Text}' has no row");
}
