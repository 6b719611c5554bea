using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>
/// A day at two desks: tickets are opened, and edited on both sides in rounds, with a sync after each. It is lived through once; every test
/// looks at the ticket that it is about, since a request takes such a server a tenth of a second.
/// </summary>
internal sealed class Day
{
    private static readonly (string Subject, Dictionary<string, object> More)[] Opened =
    [
        ("Two at once", new() { ["Priority"] = 10 }),
        ("One field", []),
        ("Quick 0", []),
        ("Steps of five", new() { ["Priority"] = 73 }),
        ("Labels", new() { ["CustomFields"] = new { Labels = new[] { "a", "b", "c" } } }),
        ("Severities", new() { ["CustomFields"] = new { Severity = "S3" } }),
        ("Owned", new() { ["Owner"] = "alice" }),
        ("Owned by dora", new() { ["Owner"] = "bora" }),
        ("Lifecycle", []),
        ("Proxy", []),
        ("Wifi in the café – 🚀", new() { ["Priority"] = 70, ["Owner"] = "bora", ["Status"] = "open", ["CustomFields"] = new { Severity = "S2", Labels = new[] { "vip", "tűz" } } }),
    ];

    private readonly Dictionary<(string Subject, int Round), (TrackerTicket North, TrackerTicket South)> _seen = [];
    private readonly Agent _north;
    private readonly Agent _south;
    private readonly Agent _proxy;
    private readonly Station _station;
    private int _round;

    private Day(Agent north, Agent south, Agent proxy, Station station) => (_north, _south, _proxy, _station) = (north, south, proxy, station);

    /// <summary>The keys of a ticket, by the subject it was opened with.</summary>
    public Dictionary<string, (string North, string South)> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>What stood still after the second round.</summary>
    public string Held { get; private set; } = "";

    /// <summary>What a ticket said on both sides after a round.</summary>
    public (TrackerTicket North, TrackerTicket South) this[string subject, int round] => _seen[(subject, round)];

    /// <summary>Lives through it.</summary>
    public static async Task<Day> LiveAsync(TrackerPair pair)
    {
        using var north = new Agent(pair.North);
        using var south = new Agent(pair.South);
        // Who signs in as the sync itself is a person all the same.
        using var proxy = new Agent(pair.North, "sync");
        var day = new Day(north, south, proxy, pair.Station);
        await day.BeginAsync();
        await day.GoOnAsync();
        await day.EndAsync();
        return day;
    }

    private async Task BeginAsync()
    {
        foreach (var (subject, more) in Opened)
            Keys[subject] = (await _north.OpenAsync(subject, more), "");
        Keys["VPN drops"] = ("", await _south.OpenAsync("VPN drops", new() { ["Status"] = "open" }));
        await _station.SettleAsync();
        foreach (var (subject, key) in Keys.ToList())
            Keys[subject] = key.South.Length == 0 ? (key.North, Assert.Single(await _south.FindAsync(subject))) : (Assert.Single(await _north.FindAsync(subject)), key.South);
        await SeeAsync("Wifi in the café – 🚀", "VPN drops", "Steps of five", "Owned");
    }

    private async Task GoOnAsync()
    {
        await NorthAsync("Two at once", new { Subject = "Two at once, north" });
        await SouthAsync("Two at once", new { Due = "2031-02-01 10:20:30", CustomFields = new { Severity = "S3" } });
        await NorthAsync("One field", new { Subject = "The north's words" });
        await SouthAsync("One field", new { Subject = "The south's words" });
        foreach (var i in new[] { 1, 2, 3 })
            await NorthAsync("Quick 0", new { Subject = $"Quick {i}" });
        await SouthAsync("Steps of five", new { Priority = 65 });
        await NorthAsync("Labels", new { CustomFields = new { Labels = new[] { "a", "b", "north" } } });
        await SouthAsync("Labels", new { CustomFields = new { Labels = new[] { "b", "c", "south" } } });
        await NorthAsync("Severities", new { CustomFields = new { Severity = "S1" } });
        await SouthAsync("Severities", new { CustomFields = new { Severity = "S2" } });
        await SouthAsync("Owned", new { Owner = "bora" });
        await NorthAsync("Owned by dora", new { Owner = "dora", Subject = "Owned by dora now" });
        await NorthAsync("Lifecycle", new { Status = "open" });
        await _proxy.ChangeAsync(Keys["Proxy"].North, new { Subject = "Said under the sync's own name" });
        await _station.SettleAsync();
        await SeeAsync("Steps of five", "Owned", "Owned by dora", "Lifecycle", "Proxy");
        Held = (await _station.DoneAsync("links", "--held", "--json")).Out;
    }

    private async Task EndAsync()
    {
        foreach (var i in new[] { 4, 5 })
            await NorthAsync("Quick 0", new { Subject = $"Quick {i}" });
        await SouthAsync("Steps of five", new { Priority = 95 });
        await NorthAsync("Owned", new { Owner = "Nobody" });
        await NorthAsync("Owned by dora", new { Owner = "alice" });
        await SouthAsync("Lifecycle", new { Status = "stalled" });
        await _station.SettleAsync();
        await SeeAsync("Lifecycle");
        await NorthAsync("Lifecycle", new { Status = "open" });
        await _station.SettleAsync();
        await SeeAsync("Lifecycle");
        await SouthAsync("Lifecycle", new { Status = "resolved" });
        await _station.SettleAsync();
        await SeeAsync(["Lifecycle", .. Opened.Select(one => one.Subject)]);
    }

    private async Task SeeAsync(params string[] subjects)
    {
        _round++;
        foreach (var subject in subjects)
            _seen[(subject, _round)] = (await _north.ReadAsync(Keys[subject].North), await _south.ReadAsync(Keys[subject].South));
    }

    private Task NorthAsync(string subject, object document) => _north.ChangeAsync(Keys[subject].North, document);

    private Task SouthAsync(string subject, object document) => _south.ChangeAsync(Keys[subject].South, document);
}
