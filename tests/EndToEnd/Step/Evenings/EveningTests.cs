using System.Security.Cryptography;
using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Evenings;

/// <summary>Two real servers with everything on at once: what is left of an evening when it is over.</summary>
public sealed class EveningTests(TrackerPair pair) : TrackerTests(pair)
{
    private const string Secret = "Secret";

    [Fact]
    public async Task Each_text_is_there_once_each_file_is_whole_nothing_internal_is_told_and_the_next_run_is_silent()
    {
        LongRun.Require("An evening with everything on");
        Pair.Require();
        await using var evening = await Evening.BeginAsync(Pair);
        await evening.LiveAsync();

        await AssertTextsAsync(evening);
        await AssertFilesAsync(evening);
        foreach (var (server, isNorth) in new[] { (Pair.North, true), (Pair.South, false) })
            await AssertNothingInternalIsToldAsync(evening, server, isNorth);
        await AssertEndsAsync(evening);
        await AssertNothingStaleWasWrittenAsync(evening);
        await AssertStormAsync(evening);
        await AssertSilenceAsync(evening);
    }

    private static async Task AssertTextsAsync(Evening evening)
    {
        foreach (var ticket in evening.All.GroupBy(said => said.Ticket))
        {
            var (north, south) = evening.Keys[ticket.Key];
            Assert.Equal(ticket.Select(said => said.At(north: true)).Order(StringComparer.Ordinal), (await evening.Alice.HeardAsync(north)).Order(StringComparer.Ordinal));
            Assert.Equal(ticket.Select(said => said.At(north: false)).Order(StringComparer.Ordinal), (await evening.Bora.HeardAsync(south)).Order(StringComparer.Ordinal));
        }
    }

    private static async Task AssertFilesAsync(Evening evening)
    {
        var sent = evening.Files.Select(file => (file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Bytes)))).Order().ToList();
        Assert.Equal(sent, await evening.Alice.FilesAsync(evening.Keys["The log"].North));
        Assert.Equal(sent, await evening.Bora.FilesAsync(evening.Keys["The log"].South));
    }

    // What is public is seen and sent, so that what is not seen is not missing by chance.
    private static async Task AssertNothingInternalIsToldAsync(Evening evening, TrackerServer server, bool isNorth)
    {
        using var dana = new Customer(server);
        foreach (var ticket in evening.All.GroupBy(said => said.Ticket))
        {
            var seen = await dana.SeesAsync(isNorth ? evening.Keys[ticket.Key].North : evening.Keys[ticket.Key].South);
            Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
            Assert.DoesNotContain("belső", seen, StringComparison.Ordinal);
            Assert.All(ticket.Where(said => !said.IsInternal && said.Text != "See here"), said => Assert.Contains(said.Text, seen, StringComparison.Ordinal));
        }
        var (own, others) = dana.Mails();
        Assert.Contains(own, mail => mail.Contains("of the south", StringComparison.Ordinal));
        Assert.Contains(own, mail => mail.Contains("of the north", StringComparison.Ordinal));
        Assert.All(own, mail => Assert.DoesNotContain(Secret, mail, StringComparison.Ordinal));
        Assert.Contains(others, mail => mail.Contains(Secret, StringComparison.Ordinal));
    }

    private static async Task AssertEndsAsync(Evening evening)
    {
        var (part, whole, deleted) = (evening.Keys["A part"], evening.Keys["The whole"], evening.Keys["To be deleted"]);
        Assert.Equal(("resolved", "The whole and more", "new"), ((await evening.South.ReadAsync(part.South)).Status, (await evening.South.ReadAsync(whole.South)).Subject, (await evening.South.ReadAsync(whole.South)).Status));
        Assert.Equal(("resolved", "deleted"), ((await evening.North.ReadAsync(deleted.North)).Status, (await evening.South.ReadAsync(deleted.South)).Status));
        var ended = (await evening.Station.DoneAsync("links", "--ended")).Out;
        Assert.Matches($"north {part.North}  ended [^\n]+: it is {whole.North} now\n", ended);
        Assert.Matches($"south {deleted.South}  ended [^\n]+: it was deleted there\n", ended);
    }

    private async Task AssertNothingStaleWasWrittenAsync(Evening evening)
    {
        var (north, south) = evening.Keys["Changed by two"];
        Assert.Equal([412, 200], Pair.SouthRelay.Answers(HttpMethod.Put, $"/ticket/{south}"));
        foreach (var ticket in new[] { await evening.North.ReadAsync(north), await evening.South.ReadAsync(south) })
            Assert.Equal("Changed by both | new | 10 | Nobody |  |  | 2031-02-01T10:20:30Z", ticket.ToString());
    }

    private static async Task AssertStormAsync(Evening evening)
    {
        Assert.All(evening.Bag.Answers, status => Assert.Equal(200, status));
        Assert.InRange(evening.Bag.Answers.Count, (evening.Bag.Taken * 2) + 1, evening.Bag.Taken * 3);
        var hooks = JsonDocument.Parse((await evening.Station.DoneAsync("status", "--json")).Out).RootElement.GetProperty("webhooks").EnumerateArray().ToList();
        Assert.Equal(2, hooks.Count);
        Assert.All(hooks, hook => Assert.True(hook.GetProperty("refused").GetInt32() == 0 && hook.GetProperty("duplicates").GetInt32() > hook.GetProperty("accepted").GetInt32() / 2, hook.ToString()));
        TestContext.Current.SendDiagnosticMessage($"{evening.Bag.Taken} deliveries, handed on {evening.Bag.Answers.Count} times: {string.Join(' ', hooks)}");
    }

    private async Task AssertSilenceAsync(Evening evening)
    {
        var before = (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));
        var plan = JsonDocument.Parse((await evening.Station.DoneAsync("plan", "tickets", "--json")).Out).RootElement;
        var run = await evening.Station.SyncAsync();
        Assert.True(plan.GetProperty("tickets").GetArrayLength() == 0, plan.ToString());
        Assert.Contains("nothing was due", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South)));
        // Of seven one was merged in the north and one deleted in the south: they are in no search.
        Assert.Equal((6, 6), ((await Admin.TicketsAsync(Pair.North, Evening.Queue)).Count, (await Admin.TicketsAsync(Pair.South, Evening.Queue)).Count));
    }
}
