using System.Security.Cryptography;
using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Talks;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>I11, K11 on two real servers: the process is killed while a file and the comment that it belongs to go over.</summary>
/// <param name="pair">The servers.</param>
/// <param name="output">Where the kills are printed.</param>
public sealed class TrackerFileKillTests(TrackerPair pair, ITestOutputHelper output) : TrackerTests(pair)
{
    private const int Length = 300_000;
    private const string Name = "napló – 山.bin";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    // As often as somebody asked for, as .ci/run --full does; else once, at the points that differ most.
    private static readonly int Rounds = KillTests.Asked is null ? 1 : 4;
    private static readonly IReadOnlyList<StorePoint> StorePoints = KillTests.Asked is null ? [.. StorePoint.OfFiles.Where(point => point.Name[..3] is "K6 " or "K11")] : StorePoint.OfFiles;

    private readonly Dictionary<string, (string North, string South)> _keys = [];
    private readonly List<(string Subject, string Text, string Hash, bool IsNorth)> _said = [];

    [Fact]
    public async Task Every_comment_and_its_file_are_there_once_wherever_between_them_the_process_is_killed()
    {
        LongRun.Require("Kills while files go over");
        Pair.Require();
        using var alice = new Talker(Pair.North);
        using var bora = new Talker(Pair.South, "bora");
        await LinkAllAsync();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var point in StorePoints)
            {
                await SayAsync(alice, SubjectOf(point.Name, round), isInternal: false);
                await KillAsync(Station.BeginChild(point.Name), process => process.SaysAsync(SyncingChild.Standing + point.Name));
            }
            foreach (var point in Points())
                await HoldAsync(point, round, alice, bora);
        }
        await Station.SettleAsync();

        foreach (var (subject, text, hash, isNorth) in _said)
        {
            var (north, south) = _keys[subject];
            var (here, there) = isNorth ? (alice, bora) : (bora, alice);
            Assert.Equal((subject, text), (subject, Words(Assert.Single(await here.HeardAsync(isNorth ? north : south)))));
            Assert.Equal((subject, text), (subject, Words(Assert.Single(await there.HeardAsync(isNorth ? south : north)))));
            Assert.Equal((subject, Name, hash), (subject, Assert.Single(await alice.FilesAsync(north)).Name, (await alice.FilesAsync(north))[0].Hash));
            Assert.Equal((subject, Name, hash), (subject, Assert.Single(await bora.FilesAsync(south)).Name, (await bora.FilesAsync(south))[0].Hash));
        }
        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        var plan = JsonDocument.Parse((await Station.DoneAsync("plan", "tickets", "--json")).Out).RootElement;
        await Station.SyncAsync();
        Assert.True(plan.GetProperty("tickets").GetArrayLength() == 0, plan.ToString());
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
    }

    // The server takes a file and its comment in one request: half of it is the file without the comment, and none of it may count.
    private static IEnumerable<HeldRequest> Points() =>
        AllPoints().Where(point => KillTests.Asked is not null || (point.Stage != HeldStage.Half && !point.IsLate && point.Method == HttpMethod.Post));

    private static IEnumerable<HeldRequest> AllPoints()
    {
        foreach (var way in new[] { "correspond", "comment" })
        {
            yield return new("half of the file was sent", HeldStage.Half, HttpMethod.Post, way);
            yield return new("file and comment were sent, not received", HeldStage.Sent, HttpMethod.Post, way);
            yield return new("file and comment arrive late", HeldStage.Sent, HttpMethod.Post, way) { IsLate = true };
            yield return new("file and comment took effect, the answer is lost", HeldStage.Done, HttpMethod.Post, way);
        }
        yield return new("the bytes were asked for", HeldStage.Sent, HttpMethod.Get, "/attachment/");
        yield return new("the bytes were given, the answer is lost", HeldStage.Done, HttpMethod.Get, "/attachment/");
    }

    private static string Words(string heard) => heard[heard.IndexOf("Said", StringComparison.Ordinal)..].TrimEnd(']');

    private static string SubjectOf(string point, int round) => $"{point}, {round}";

    private static string SubjectOf(HeldRequest point, int round) => SubjectOf($"{point.Name}, {point.Path.Trim('/')}", round);

    private async Task LinkAllAsync()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var subject in StorePoints.Select(point => SubjectOf(point.Name, round)).Concat(Points().Select(point => SubjectOf(point, round))))
                _keys[subject] = (await North.OpenAsync(subject, new() { ["Priority"] = 10 }), "");
        }
        await Station.SettleAsync();
        foreach (var (subject, keys) in _keys)
            _keys[subject] = (keys.North, (await South.TheAsync(subject)).Key);
    }

    private async Task HoldAsync(HeldRequest point, int round, Talker alice, Talker bora)
    {
        var (subject, isOfNorth) = (SubjectOf(point, round), point.Method == HttpMethod.Post);
        await SayAsync(isOfNorth ? alice : bora, subject, isInternal: point.Path == "comment");
        var hold = Pair.SouthRelay.Hold(isOfNorth ? point with { Path = $"/ticket/{_keys[subject].South}/{point.Path}" } : point);
        await KillAsync(Station.Begin("sync", "tickets"), process => Task.WhenAny(hold.Hit, process.EndAsync()).WaitAsync(Longest, TestContext.Current.CancellationToken));
        Assert.True(hold.Hit.IsCompletedSuccessfully, subject);
        hold.End();
    }

    private async Task SayAsync(Talker who, string subject, bool isInternal)
    {
        var (bytes, isNorth) = (new byte[Length], who.Name == "alice");
        new Random(_said.Count).NextBytes(bytes);
        var text = $"Said {_said.Count}";
        await who.SayAsync(isNorth ? _keys[subject].North : _keys[subject].South, $"<p>{text}</p>", isInternal, (Name, "application/octet-stream", bytes));
        _said.Add((subject, text, Convert.ToHexStringLower(SHA256.HashData(bytes)), isNorth));
    }

    private async Task KillAsync(SyncingProcess begun, Func<SyncingProcess, Task> standing)
    {
        using var process = begun;
        await standing(process);
        Assert.True(await process.KillAsync(), $"The process ended by itself:\n{process.Said}");
        output.WriteLine($"killed: {_said[^1].Subject}");
    }
}
