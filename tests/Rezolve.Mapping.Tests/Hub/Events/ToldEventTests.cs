using System.Text;
using System.Text.Json;
using Rezolve.Json.Schema;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Tests.Sync.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Hub.Events;

/// <summary>What is told of a day's work, as listeners get it.</summary>
public sealed class ToldEventTests
{
    private readonly TalkingOffice _talking = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_listens_is_told_what_changed_once_and_what_that_means()
    {
        var (a, b) = await _talking.TicketAsync();
        var after = await LastAsync();
        _talking.Office.A.Edit(a, ("status", Value.Of("open")), ("subject", Value.Of("plotter")));
        _talking.A.Say(a, "it smokes");
        await _talking.Office.SettleAsync();

        var told = await _talking.Office.Hub.EventsAsync(after, Token).ToListAsync(Token);
        Assert.Equal(["comment.copied", "comment.created", "ticket.transitioned", "ticket.updated", "ticket.written"], told.Select(one => one.Type).Order(StringComparer.Ordinal));
        var (updated, transitioned) = (told.Single(one => one.Type == "ticket.updated"), told.Single(one => one.Type == "ticket.transitioned"));
        Assert.Equal(["status", "subject"], updated.Changes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((Value.Of("printer"), Value.Of("plotter")), updated.Changes["subject"]);
        Assert.Equal((updated.Id, "status"), (transitioned.CausedBy, Assert.Single(transitioned.Changes).Key));
        Assert.True(transitioned.Place > updated.Place);
        Assert.Equal("public", told.Single(one => one.Type == "comment.created").About["kind"]);
        var written = told.Single(one => one.Type == "ticket.written");
        Assert.Equal((("b", b), (Value.Of("printer"), Value.Of("plotter"))), ((written.About["connection"], written.About["key"]), written.Changes["subject"]));
    }

    [Fact]
    public async Task A_round_in_which_nothing_happens_tells_nothing()
    {
        await _talking.TicketAsync();
        var after = await LastAsync();
        await _talking.Office.RoundAsync();

        Assert.Equal(after, await LastAsync());
    }

    [Fact]
    public async Task Every_event_is_as_the_schema_says()
    {
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Say(a, "it smokes");
        _talking.Office.A.Edit(a, ("subject", Value.Of("ours")), ("status", Value.Of("open")));
        _talking.Office.B.Edit(b, ("subject", Value.Of("theirs")));
        await _talking.Office.SettleAsync();
        var schema = JsonSchema.Compile(JsonElement.Parse(ShippedSchemas.All.Single(one => one.File == "event.schema.json").Text), new JsonSchemaOptions { AssertFormats = true }).Schema!;

        var told = await _talking.Office.Hub.EventsAsync(0, Token).ToListAsync(Token);
        Assert.Contains(told, one => one.Type == "conflict.kept");
        foreach (var happened in told)
        {
            var text = Text(happened);
            Assert.True(schema.Evaluate(JsonElement.Parse(text)).IsValid, text);
        }
    }

    private static string Text(HubEvent happened)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            EventDocument.Write(json, "acme", happened);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private async Task<long> LastAsync() => (await _talking.Office.Hub.EventsAsync(0, Token).LastAsync(Token)).Place;
}
