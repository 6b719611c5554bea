using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling.Rules;

public sealed class Diff3Tests
{
    private static readonly Diff3 Rule = new();

    [Fact]
    public void Both_changes_are_put_together()
    {
        var verdict = Decide(("text", Value.Of("one\ntwo\nthree\n"), Value.Of("ONE\ntwo\nthree\n"), Value.Of("one\ntwo\nTHREE\n")));

        Assert.Equal(Side.Both, verdict.Winner);
        Assert.Equal("ONE\ntwo\nTHREE\n", verdict.Values!["text"].Text);
        Assert.Equal("diff3", Rule.Name);
    }

    [Fact]
    public void Formatted_text_of_one_format_is_text()
    {
        var verdict = Decide(("text", Rich("plain", "a\nb\nc"), Rich("plain", "A\nb\nc"), Rich("plain", "a\nb\nC")));

        Assert.Equal("""{"format":"plain","text":"A\nb\nC"}""", verdict.Values!["text"].ToString());
    }

    [Fact]
    public void What_overlaps_a_person_decides() => AssertPerson(Value.Of("a"), Value.Of("b"), Value.Of("c"));

    [Fact]
    public void What_was_never_agreed_a_person_decides() => AssertPerson(Value.Undefined, Value.Of("a b"), Value.Of("a c"));

    [Fact]
    public void What_is_no_text_a_person_decides()
    {
        AssertPerson(Value.Of(1), Value.Of(2), Value.Of(3));
        AssertPerson(Value.Of("a"), Value.Null, Value.Of("b"));
        AssertPerson(Rich("plain", "a"), Rich("html", "b"), Rich("plain", "c"));
        AssertPerson(Rich("plain", "a"), Value.Of("b"), Rich("plain", "c"));
    }

    [Fact]
    public void In_a_group_each_field_is_put_together_and_one_that_cannot_be_leaves_all_to_a_person()
    {
        var one = ("one", Value.Of("a\nb\nc"), Value.Of("A\nb\nc"), Value.Of("a\nb\nC"));

        Assert.Equal(["A\nb\nC", "new"], Decide(one, ("two", Value.Of("old"), Value.Of("old"), Value.Of("new"))).Values!.Values.Select(value => value.Text));
        Assert.Equal(["A\nb\nC", "new"], Decide(one, ("two", Value.Of("old"), Value.Of("new"), Value.Of("old"))).Values!.Values.Select(value => value.Text));
        Assert.Null(Decide(one, ("two", Value.Of("old"), Value.Of("mine"), Value.Of("theirs"))).Winner);
    }

    private static void AssertPerson(Value agreed, Value hub, Value external)
    {
        var verdict = Decide(("text", agreed, hub, external));
        Assert.True(verdict is { Winner: null, Values: null, Fault: null });
    }

    private static Value Rich(string format, string text) => Value.Of(new ValueObject { ["format"] = Value.Of(format), ["text"] = Value.Of(text) });

    private static Verdict Decide(params (string Field, Value Base, Value Hub, Value External)[] members) =>
        Rule.Decide(new Clash([.. members.Select(one => new ClashMember(one.Field, one.Base, one.Hub, one.External))], Span.Unknown, Span.Unknown));
}
