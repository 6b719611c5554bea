using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Tests.Expressions.Nodes;

/// <summary>Roots, members, functions, scripts and tables by name: what is there, what is near, what is not offered.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("recrod", "There is no 'recrod' here.", "Did you mean 'record'?")]
    [InlineData("undefind", "There is no 'undefind' here.", "Did you mean 'undefined'?")]
    [InlineData("banana", "There is no 'banana' here.", "Here there are: added, cursor, intent, key, now, record, undefined, value.")]
    [InlineData("ticket.status", "'ticket' is not offered in this slot.", "Here there are: added, cursor, intent, key, now, record, undefined, value.")]
    [InlineData("lower", "'lower' is a function and has to be called.", "Write lower(s).")]
    [InlineData("scripts", "'scripts' is not a value.", "Call one: scripts.name(…).")]
    [InlineData("scripts.band", "'scripts' is not a value.", "Call one: scripts.name(…).")]
    [InlineData("loewr('a')", "There is no function 'loewr'.", "Did you mean lower(s)?")]
    [InlineData("Number('1')", "There is no function 'Number'.", "Write number(text).")]
    [InlineData("scripts.bnad(1)", "There is no script 'bnad'.", "Did you mean 'band'?")]
    [InlineData("scripts.other(1)", "There is no script 'other'.", "Add it: \"scripts\": { \"other\": \"x => …\" }.")]
    [InlineData("toVendor('statsu', key)", "There is no table 'statsu'.", "Did you mean 'status'?")]
    [InlineData("toVendor('colours', key)", "There is no table 'colours'.", "Add it: \"tables\": { \"colours\": … }.")]
    [InlineData("toVendor(key, key)", "The table's name has to be written down, so that it is known at load.", "Write it as text: 'name'.")]
    [InlineData("cursor.sinse", "There is no member 'sinse' here.", "Did you mean 'since'?")]
    [InlineData("cursor['x']", "There is no member 'x' here.", "There are: since, token, until.")]
    [InlineData("intent.id", "There is no member 'id' here.", "There are: key.")]
    [InlineData("now.year", "There is no member 'year' of an instant.", "Use a function: formatInstant, date, string and others read such values.")]
    [InlineData("key.lenght", "There is no member 'lenght' of text, only length and indices.", "Use a function of the expression language.")]
    [InlineData("added.join", "There is no member 'join' of a list, only length and indices.", "Write join(list, separator).")]
    public void AnUnknownNameSaysWhatThereIs(string source, string message, string remedy)
    {
        var fault = Slot.Fault(source);
        Assert.Equal((message, remedy), (fault.Message, fault.Remedy));
    }

    [Fact]
    public void RootsAndScriptsAreCollected()
    {
        var program = Slot.Compile("[record.a, key, scripts.band(value), now]");
        Assert.Equal([Root.Now, Root.Key, Root.Record, Root.Value], program.Roots.Order());
        Assert.Equal(["band"], program.Scripts);
    }

    [Fact]
    public void AScopeWithoutScriptsAnswersWithAFault() =>
        Assert.Equal("fault: the script 'band' cannot be called here", Slot.Compile("scripts['band'](1)").Evaluate(new Scope()).ToString());

    [Fact]
    public void EveryRootHasItsName()
    {
        foreach (var root in Enum.GetValues<Root>())
        {
            Assert.True(RootNames.TryGet(RootNames.Of(root), out var back) && back == root);
            Assert.True(char.IsAsciiLetterLower(RootNames.Of(root)[0]));
        }
    }
}
