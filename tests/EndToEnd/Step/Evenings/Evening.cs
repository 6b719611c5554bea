using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker.Talking;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Hooks;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Talks;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Evenings;

/// <summary>An evening at two desks with everything on at once: a process that listens and polls, agents and a customer who write at the same time, files, merges, deletes, and deliveries in any order.</summary>
internal sealed class Evening : IAsyncDisposable
{
    /// <summary>The queue that is kept in step.</summary>
    public const string Queue = "Evening";

    private const int Rounds = 3;
    private const string Decided = """, "onDelete": "closeOther", "onMerge": "closeOther", "schedule": { "poll": "PT5S", "sweep": "PT10S" }""";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);
    private static readonly string[] Subjects = ["Printer smokes", "The log", "A part", "The whole", "To be deleted", "Changed by two"];

    private readonly TrackerPair _pair;
    private readonly int _port = Port.Free();
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private Evening(TrackerPair pair)
    {
        (_pair, Bag) = (pair, new Mailbag(_port, seed: 5));
        (North, South) = (new Agent(pair.North, queue: Queue), new Agent(pair.South, "bora", Queue));
        (Alice, Bora, DanaNorth, DanaSouth) = (new Talker(pair.North), new Talker(pair.South, "bora"), new Talker(pair.North, Customer.Name), new Talker(pair.South, Customer.Name));
    }

    public Station Station { get; private set; } = null!;

    public Mailbag Bag { get; }

    public Agent North { get; }

    public Agent South { get; }

    public Talker Alice { get; }

    public Talker Bora { get; }

    /// <summary>The keys of the tickets on both sides, by their first subject.</summary>
    public Dictionary<string, (string North, string South)> Keys { get; } = [];

    /// <summary>What people said.</summary>
    public List<Said> All { get; } = [];

    /// <summary>The bytes of the files that people sent, by name.</summary>
    public List<(string Name, byte[] Bytes)> Files { get; } = [];

    private Talker DanaNorth { get; }

    private Talker DanaSouth { get; }

    /// <summary>Opens the desks; nobody has said anything yet.</summary>
    public static async Task<Evening> BeginAsync(TrackerPair pair)
    {
        var evening = new Evening(pair);
        foreach (var server in new[] { pair.North, pair.South })
            await server.PerlAsync("Step/Evenings/evening.pl", TestContext.Current.CancellationToken, "begin", Queue);
        evening.Station = await TrackerStation.OpenAsync(pair, Queue, Decided);
        foreach (var subject in Subjects)
            await evening.North.OpenAsync(subject, new() { ["Priority"] = 10, ["Requestor"] = Customer.Name });
        await evening.South.OpenAsync("Asked in the south", new() { ["Priority"] = 10, ["Requestor"] = Customer.Name });
        await evening.Station.SettleAsync();
        foreach (var subject in Subjects.Append("Asked in the south"))
            evening.Keys[subject] = ((await evening.North.TheAsync(subject)).Key, (await evening.South.TheAsync(subject)).Key);
        await Scrip.InstallAsync(pair.North, $"{evening.Bag.Url}/hooks/north/tickets");
        await Scrip.InstallAsync(pair.South, $"{evening.Bag.Url}/hooks/south/tickets");
        return evening;
    }

    /// <summary>Lives through it: a process syncs, people work, and what happened is told again. In the end the process is killed, and what was left is done.</summary>
    public async Task LiveAsync()
    {
        using (var process = Station.Begin("sync", "tickets", "--listen", $"127.0.0.1:{_port}"))
        {
            await process.SaysAsync($"Listening for south: http://127.0.0.1:{_port}/hooks/south/tickets");
            _limit.CancelAfter(Longest);
            await Task.WhenAll(TalkAsync(true), TalkAsync(false), SendAsync(true), SendAsync(false), EndSomeAsync(), RaceAsync());
            await UntilToldAsync(process);
            await Bag.ReplayAsync();
            await process.KillAsync();
        }
        await Station.SettleAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _pair.North, _pair.South })
        {
            await Scrip.RemoveAsync(server);
            await server.PerlAsync("Step/Evenings/evening.pl", CancellationToken.None, "end");
        }
        await Bag.DisposeAsync();
        foreach (var one in new IDisposable[] { North, South, Alice, Bora, DanaNorth, DanaSouth, Station, _limit })
            one.Dispose();
    }

    private async Task TalkAsync(bool isNorth)
    {
        var side = isNorth ? "north" : "south";
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var ticket in new[] { "Printer smokes", "Asked in the south" })
            {
                await SayAsync(isNorth, ticket, isNorth ? Alice : Bora, $"Answer {round} of the {side} – 🚒", isInternal: false);
                await SayAsync(isNorth, ticket, isNorth ? Alice : Bora, $"Secret {round} of the {side}", isInternal: true);
                await SayAsync(isNorth, ticket, isNorth ? DanaNorth : DanaSouth, $"Question {round} at the {side}", isInternal: false);
            }
        }
    }

    private async Task SendAsync(bool isNorth)
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2, 3];
        if (!isNorth)
        {
            await SayAsync(false, "The log", Bora, "The same picture", false, ("kép.png", "image/png", picture));
            return;
        }
        var large = new byte[3 * 1024 * 1024];
        new Random(5).NextBytes(large);
        await SayAsync(true, "The log", Alice, "See the log", false, ("Jegyzőkönyv – 山.bin", "application/octet-stream", large), ("kép.png", "image/png", picture));
        await SayAsync(true, "The log", Alice, "Secret papers", true, ("belső.txt", "text/plain", "Secret lines\n"u8.ToArray()));
        await PictureMail.SendAsync(_pair.North, Keys["The log"].North, TestContext.Current.CancellationToken);
        lock (All)
            All.Add(new Said("The log", true, "alice", "Alice Agent", "See here", false));
        Files.Add((PictureMail.Name, PictureMail.Picture));
    }

    private async Task EndSomeAsync()
    {
        await North.MergeAsync(Keys["A part"].North, Keys["The whole"].North);
        await South.DeleteAsync(Keys["To be deleted"].South);
        await North.ChangeAsync(Keys["The whole"].North, new { Subject = "The whole and more" });
    }

    // Somebody changes the ticket just before the write arrives, which names the version that was read.
    private async Task RaceAsync()
    {
        var (north, south) = Keys["Changed by two"];
        _pair.SouthRelay.Before(HttpMethod.Put, $"/ticket/{south}", () => South.ChangeAsync(south, new { Due = "2031-02-01 10:20:30" }));
        await North.ChangeAsync(north, new { Subject = "Changed by both" });
    }

    private async Task SayAsync(bool isNorth, string ticket, Talker who, string text, bool isInternal, params (string Name, string Type, byte[] Bytes)[] files)
    {
        await who.SayAsync(isNorth ? Keys[ticket].North : Keys[ticket].South, $"<p>{text}</p>", isInternal, files);
        lock (All)
        {
            All.Add(new Said(ticket, isNorth, who.Name, who.Name == Customer.Name ? "Dana Customer" : isNorth ? "Alice Agent" : "Bora Agent", text, isInternal));
            Files.AddRange(files.Select(file => (file.Name, file.Bytes)));
        }
    }

    private async Task UntilToldAsync(SyncingProcess process)
    {
        while (true)
        {
            Assert.False(_limit.IsCancellationRequested || process.HasEnded, $"{process.Said}\n{(await Station.RunAsync("queue")).Out}\n{(await Station.RunAsync("dead-letters", "list")).Out}");
            var isAll = true;
            foreach (var (ticket, keys) in Keys.Where(one => All.Any(said => said.Ticket == one.Key)))
                isAll = isAll && await Alice.CountAsync(keys.North) >= CountOf(ticket) && await Bora.CountAsync(keys.South) >= CountOf(ticket);
            if (isAll && (await South.ReadAsync(Keys["Changed by two"].South)).Subject == "Changed by both" && JsonDocument.Parse((await Station.DoneAsync("queue", "--json")).Out).RootElement.GetProperty("work").GetArrayLength() == 0)
                return;
            // Looking all the time would take the servers' time from those who are to be told.
            await Task.WhenAny(_pair.SouthRelay.NextAsync(), Task.Delay(Timeout.Infinite, _limit.Token));
        }
    }

    private int CountOf(string ticket) => All.Count(said => said.Ticket == ticket);
}

/// <summary>What somebody said.</summary>
/// <param name="Ticket">On which ticket.</param>
/// <param name="IsNorth">Whether in the north.</param>
/// <param name="Who">Who, by the name they sign in with.</param>
/// <param name="Name">Who, as others see it.</param>
/// <param name="Text">What.</param>
/// <param name="IsInternal">Whether the customer must not read it.</param>
internal sealed record Said(string Ticket, bool IsNorth, string Who, string Name, string Text, bool IsInternal)
{
    /// <summary>How it stands on a side.</summary>
    public string At(bool north) => (north == IsNorth, IsInternal) switch
    {
        (true, false) => $"{Who} {Text}",
        (true, true) => $"{Who} [{Text}]",
        (false, false) => $"sync [{Name} ({(IsNorth ? "north" : "south")}) wrote:] {Text}",
        (false, true) => $"sync [[{Name} ({(IsNorth ? "north" : "south")}) wrote:] {Text}]",
    };
}
