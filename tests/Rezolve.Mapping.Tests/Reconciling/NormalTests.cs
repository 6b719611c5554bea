using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

/// <summary>Values that a connector compares by less than all they say.</summary>
public sealed class NormalTests
{
    private static readonly FieldMap Map = new(new MapFingerprint("$.x", "1"), value => value, value => value)
    {
        Normal = Lower,
        NormalMember = Lower,
    };

    [Theory]
    [InlineData("Red", "red", "RED")] // nothing changed
    [InlineData("Red", "RED", "blue")] // the vendor's edit comes in
    [InlineData("blue", "Red", "RED")] // the hub's goes out
    public void Only_what_differs_beyond_the_measure_is_a_change(string hub, string agreed, string external)
    {
        var plan = Reconciler.Plan(Group(Value.Of(hub), Value.Of(external), Value.Of(agreed), Value.Of(agreed), isSet: false));

        Assert.Equal(external == "blue" ? ["blue"] : [], plan.Hub.Values.Select(value => value.Text));
        Assert.Equal(hub == "blue" ? ["blue"] : [], plan.Due.Values.Select(value => value.Text));
        Assert.Null(plan.Conflict);
    }

    [Fact]
    public void A_member_of_a_set_that_is_spelt_otherwise_is_neither_added_nor_removed()
    {
        var plan = Reconciler.Plan(Group(List("Red", "new"), List("RED", "green"), List("red", "GREEN"), List("red", "green"), isSet: true));

        Assert.Empty(plan.Hub);
        Assert.Equal("""["RED","new"]""", plan.Due["x"].ToString());
    }

    [Fact]
    public void No_value_is_no_text() => Assert.False(Map.AreSame(Value.Null, Value.Of("null")));

    private static Value Lower(Value value) => value.Kind == ValueKind.Text ? Value.Of(value.Text.ToLowerInvariant())
        : value.Kind == ValueKind.List ? Value.Of([.. value.List.Select(Lower)]) : value;

    private static Value List(params string[] members) => Value.Of([.. members.Select(member => Value.Of(member))]);

    private static GroupFacts Group(Value hub, Value external, Value agreedHub, Value agreedExternal, bool isSet) => new(
        "x",
        new GroupPolicy { Conflict = new FixedSide(Side.Hub) },
        [new FieldFacts { Name = "x", IsSet = isSet, Hub = hub, External = external, Map = Map, Base = new AgreedPair(agreedHub, agreedExternal, Map.Fingerprint) }]);
}
