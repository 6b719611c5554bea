using System.Text.Json;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A sync that runs for long asks again what its systems tell of themselves, and goes on with what they tell now.</summary>
public sealed class CatalogWatchTests : SyncTest
{
    private const string Connector = "connectors/toy/toy.connector.json";
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(7);

    private readonly PollClock _clock = new(Poll);
    private readonly CancellationTokenSource _interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private string _states = """[{"id":"open","name":"Open"},{"id":"done","name":"Done"}]""";
    private int _status = 200;
    private int _asked;

    public CatalogWatchTests()
    {
        Decide("{}", """{ "poll": "PT7M", "catalogs": "PT10M" }""");
        Write(Connector, Read(Connector)
            .Replace("""{ "rows": [["open", "open"], ["done", "resolved"]] }""", """{ "catalog": "states", "rows": [["Open", "open"], ["Done", "resolved"]] }""", StringComparison.Ordinal)
            .Replace("\"operations\": {", """
                "catalogs": { "states": { "operation": "stateList", "value": "$.id", "label": "$.name" } },
                "operations": { "stateList": { "request": "GET /states", "records": "$[*]" },
                """, StringComparison.Ordinal));
        Desk.Refuse = request => request.Target == "/states" ? (_status, Counted()) : null;
        Lab.Refuse = request => request.Target == "/states" ? (200, """[{"id":"open","name":"Open"},{"id":"done","name":"Done"}]""") : null;
    }

    [Fact]
    public async Task What_a_system_tells_otherwise_is_in_force_with_the_next_poll_after_it_is_old()
    {
        Desk.Add("printer");
        var sync = Sync();
        await _clock.ArmedAsync(sync);
        Assert.Equal(1, _asked);
        _states = """[{"id":"open","name":"Open"},{"id":"finished","name":"Done"},{"id":"parked","name":"Parked"}]""";
        await NextAsync(sync);
        Assert.Equal(1, _asked);
        Desk.Edit(1, "state", "finished");
        await NextAsync(sync);
        Assert.Equal(2, _asked);
        Assert.Equal("done", Lab[1, "state"]);

        var rates = (await Run("status", "--json")).Json.GetProperty("connections")[0].GetProperty("catalogs");
        Assert.Equal((4, 2, 2, 0), (Number(rates, "wanted"), Number(rates, "known"), Number(rates, "asked"), Number(rates, "unchanged")));
        Assert.Contains("  catalogues: 4 wanted, 50 % of them known without asking; 2 questions\n", (await Run("status")).Out);
        await _interrupt.CancelAsync();
        var run = await sync;
        Assert.Contains("desk: it tells otherwise of itself: states\n", run.Err);
        Assert.Contains("The table 'state' has no row for 'Parked' of the catalogue 'states'.", run.Err);
    }

    [Fact]
    public async Task What_cannot_be_read_again_is_taken_for_what_it_was()
    {
        Desk.Add("printer");
        var sync = Sync();
        await _clock.ArmedAsync(sync);
        _status = 403;
        await NextAsync(sync);
        await NextAsync(sync);
        Desk.Edit(1, "state", "done");
        await NextAsync(sync);
        Assert.Equal("done", Lab[1, "state"]);

        await _interrupt.CancelAsync();
        Assert.Contains("desk: what it tells of itself cannot be read again and is taken for what it was: ", (await sync).Err);
    }

    private static int Number(JsonElement counts, string word) => counts.GetProperty(word).GetInt32();

    private string Counted()
    {
        _asked++;
        return _states;
    }

    private async Task NextAsync(Task<CliRun> sync)
    {
        _clock.Pass();
        await _clock.ArmedAsync(sync);
    }

    private Task<CliRun> Sync() => RunApproved(terminal => terminal with { Clock = _clock }, _interrupt.Token, "sync", "both");
}
