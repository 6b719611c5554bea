using Rezolve.Mapping.Simulation.Connectors;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Tests.Connectors;

public sealed class DescribedSystemTests
{
    private static readonly Dictionary<string, Value> Book = new()
    {
        ["subject"] = Value.Of("N1 e1"),
        ["status"] = Value.Of("W"),
        ["priority"] = Value.Of("1"),
        ["category"] = Value.Of("N1 e1"),
        ["assignee"] = Value.Of("71003"),
        ["due"] = Value.Null,
    };

    private readonly DescribedSystem _system = Shelf.Tried().At("desk");

    [Fact]
    public void What_the_connector_declares_is_what_is_played()
    {
        var facts = _system.Facts;
        Assert.Equal(["subject", "status", "resolution.code", "priority", "category", "assignee", "due"], facts.Fields.Select(field => field.Name));
        Assert.Equal(["watchers"], _system.NotPlayed);
        Assert.Equal((true, true, true), (facts.Abilities.CompareAndSet, facts.Abilities.Create, facts.Abilities.Update));
        Assert.Equal(RecoverMethod.Lookup, facts.Recover.Method);
        Assert.Equal(5, facts.Transitions!.Known.Count);
        Assert.True(_system.PeopleAreNumbers);
    }

    [Fact]
    public void A_ticket_is_read_by_the_connectors_map_out_of_a_record_in_its_own_terms()
    {
        var canonical = new Dictionary<string, Value>(Book) { ["status"] = Value.Of("pending") };
        var told = _system.Tell("7", Book, canonical);
        Assert.Equal(("7", "W"), (told.Key, told.VendorStatus));
        Assert.Equal(("pending", "1", "71003"), (told.Fields["status"].Text, told.Fields["priority"].Text, told.Fields["assignee"].Text));
        Assert.Equal("""{"id":7,"title":"N1 e1","state":"W","level":"high","topic":"N1 e1","owner":{"id":71003},"due":null}""", told.Record.ToString());
        Assert.Empty(_system.TakenAtItsWord);
    }

    [Fact]
    public void What_no_record_can_show_is_taken_for_what_the_connector_says()
    {
        // Of a word that two of ours share the record shows the first.
        var told = _system.Tell("7", new Dictionary<string, Value>(Book) { ["priority"] = Value.Of("2") }, new Dictionary<string, Value> { ["priority"] = Value.Of("2") });
        Assert.Equal("2", told.Fields["priority"].Text);
        Assert.Equal(["priority"], _system.TakenAtItsWord.Keys);
    }

    [Fact]
    public void A_write_is_said_by_the_connectors_map()
    {
        var fine = _system.Say(Order(WriteKind.Create, ("subject", "N1 e1"), ("priority", "3")));
        var missing = _system.Say(Order(WriteKind.Create, ("subject", "N1 e1"), ("priority", "1")));
        var held = _system.Say(Order(WriteKind.Update, ("subject", "N1 e1"), ("priority", "9")));
        Assert.Equal((WriteResult.Done, 0), (fine.Result, fine.Held.Count));
        Assert.Equal(WriteResult.Failed, missing.Result);
        Assert.Equal(["category"], missing.Missing);
        Assert.Equal(["priority"], held.Held.Keys);
    }

    private static WriteOrder Order(WriteKind kind, params (string Field, string Text)[] fields)
    {
        var values = fields.ToDictionary(field => field.Field, field => Value.Of(field.Text));
        return new WriteOrder { Kind = kind, Intent = "i", Key = kind == WriteKind.Create ? null : "7", Wanted = values, Change = values };
    }
}
