using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Talks;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>Two desks on an evening on which much goes wrong, and the operator who has to see to it.</summary>
internal sealed class Shift : IDisposable
{
    /// <summary>The queue that is kept in step.</summary>
    public const string Queue = "Operating";

    private const string Decided = """, "guards": { "remapped": 3 }, "schedule": { "poll": "PT2S" }""";

    private Shift(TrackerPair pair, Station station)
    {
        (Pair, Station, Operator) = (pair, station, new Operator(station));
        (North, South) = (new Agent(pair.North, queue: Queue), new Agent(pair.South, "bora", Queue));
        (Alice, Bora) = (new Talker(pair.North), new Talker(pair.South, "bora"));
    }

    public TrackerPair Pair { get; }

    public Station Station { get; }

    public Operator Operator { get; }

    public Agent North { get; }

    public Agent South { get; }

    public Talker Alice { get; }

    public Talker Bora { get; }

    /// <summary>Opens the desks, with tickets that are the same at both.</summary>
    public static async Task<Shift> BeginAsync(TrackerPair pair)
    {
        foreach (var server in new[] { pair.North, pair.South })
            await AdministerAsync(server, "queue", Queue);
        var shift = new Shift(pair, await TrackerStation.OpenAsync(pair, Queue, Decided));
        await shift.EditAsync("""{ "*": { "conflict": "latest" }""", """{ "*": { "conflict": "latest" }, "subject": { "conflict": "manual" }""");
        foreach (var (subject, severity) in new[] { ("Mail is slow", "S2"), ("Printer smokes", "S3"), ("VPN drops", "S2"), ("Badge refused", "S3"), ("Screen flickers", "S2"), ("Door is stuck", "S3") })
            await shift.North.OpenAsync(subject, new() { ["Priority"] = 10, ["CustomFields"] = new { Severity = severity } });
        await shift.South.OpenAsync("Asked in the south", new() { ["Priority"] = 90 });
        await shift.Station.SettleAsync();
        return shift;
    }

    /// <summary>What an administrator of a server does.</summary>
    public static Task AdministerAsync(RequestTracker.TrackerServer server, params string[] words) =>
        server.PerlAsync("Step/Operating/operating.pl", TestContext.Current.CancellationToken, words);

    /// <summary>Changes the workspace's file.</summary>
    public async Task EditAsync(string from, string to)
    {
        var file = Path.Combine(Station.Folder, "rezolve.json");
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>The keys of a ticket at both desks.</summary>
    public async Task<(string North, string South)> BothAsync(string subject) => ((await North.TheAsync(subject)).Key, (await South.TheAsync(subject)).Key);

    /// <summary>Whether both desks say the same, ticket by ticket, each once.</summary>
    public async Task AssertSameAsync()
    {
        var (north, south) = (await AllAsync(North, Pair.North), await AllAsync(South, Pair.South));
        Assert.Equal(north, south);
        Assert.Equal(north.Count, north.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Whether nothing is left to be done, in the command's own words and in the servers' histories.</summary>
    public async Task AssertSilenceAsync()
    {
        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        var plan = JsonDocument.Parse((await Station.DoneAsync("plan", "tickets", "--json")).Out).RootElement;
        await Station.SyncAsync();
        Assert.True(plan.GetProperty("tickets").GetArrayLength() == 0, plan.ToString());
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in new IDisposable[] { North, South, Alice, Bora, Station })
            one.Dispose();
    }

    private static async Task<IReadOnlyList<string>> AllAsync(Agent agent, RequestTracker.TrackerServer server)
    {
        var all = new List<string>();
        foreach (var (key, _) in await Admin.TicketsAsync(server, Queue))
            all.Add((await agent.ReadAsync(key)).ToString());
        return [.. all.Order(StringComparer.Ordinal)];
    }
}
