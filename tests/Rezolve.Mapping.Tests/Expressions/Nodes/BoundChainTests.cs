using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Expressions.Nodes;

/// <summary>Chains of names from a root are bound to slots, the longest first; what follows is read from the value.</summary>
public sealed class BoundChainTests
{
    [Theory]
    [InlineData("record.a.b", "record.a.b")]
    [InlineData("record['a b'].c", "record.a b.c")]
    [InlineData("record?.a?.b", "record.a.b")]
    [InlineData("(record.a).b", "record.a.b")]
    [InlineData("record.a[0].b", "record.a")]
    [InlineData("record.a.length", "record.a")]
    [InlineData("record.length", "record.length")]
    [InlineData("record.a.b === record.a.c", "record.a.b,record.a.c")]
    [InlineData("lower(record.a) + record.a", "record.a,record.a")]
    [InlineData("[record.a.b.c]", "record.a.b.c")]
    public void TheLongestChainIsBound(string source, string bound)
    {
        var asked = new List<string>();
        var program = Slot.Compile(source, Slot.Rules with
        {
            BindChain = (root, names) =>
            {
                asked.Add($"{RootNames.Of(root)}.{string.Join('.', names)}");
                return asked.Count - 1;
            },
        });
        Assert.Equal(bound, string.Join(',', asked));
        Assert.Empty(program.Roots);
    }

    [Fact]
    public void WhereTheLongestIsNotWantedAShorterOneIsBound()
    {
        var rules = Slot.Rules with { BindChain = (_, names) => names.Count == 1 ? 5 : null };
        var program = Slot.Compile("record.a.b.c", rules);
        Assert.Equal("7", program.Evaluate(new Bound(5, Slot.Json("""{"b":{"c":7}}"""))).ToString());
        Assert.Equal("undefined", program.Evaluate(new Bound(5, Value.Null)).ToString());
    }

    [Fact]
    public void ARootAsAWholeIsNotBound()
    {
        var program = Slot.Compile("[record, record[key], record.a]", Slot.Rules with { BindChain = (root, _) => root == Root.Record ? 0 : null });
        Assert.Equal([Root.Key, Root.Record], program.Roots.Order());
    }

    [Fact]
    public void WhatABoundChainGivesIsReadOn()
    {
        var rules = Slot.Rules with { BindChain = (_, names) => names is ["a"] ? 3 : null };
        Assert.Equal("2", Slot.Compile("record.a.length", rules).Evaluate(new Bound(3, Slot.Json("[1,2]"))).ToString());
        Assert.Equal("\"y\"", Slot.Compile("record.a[1].b", rules).Evaluate(new Bound(3, Slot.Json("""[1,{"b":"y"}]"""))).ToString());
    }

    [Fact]
    public void ABoundMemberKeepsItsType()
    {
        var rules = Slot.Rules with { BindChain = (_, _) => 0 };
        Assert.Equal(ValueKinds.Instant, Slot.Compile("cursor.until", rules).Type);
        Assert.Equal("There is no member 'utnil' here.", Slot.Fault("cursor.utnil", rules).Message);
        Assert.True(Slot.Compile("intent.key", rules).IsQuoted);
    }

    private sealed class Bound(int slot, Value value) : Scope
    {
        public override Value Chain(int asked) => asked == slot ? value : throw new InvalidOperationException($"slot {asked}");
    }
}
