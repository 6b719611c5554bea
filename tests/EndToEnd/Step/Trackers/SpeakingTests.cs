using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>What people say on tickets of two real servers: each text once on each side, for the same readers, and then silence.</summary>
public sealed class SpeakingTests(TrackerPair pair) : TrackerTests(pair)
{
    private const string Queue = "Problem";

    [Fact]
    public async Task Replies_and_notes_go_over_once_for_the_same_readers_and_the_next_run_is_silent()
    {
        Pair.Require();
        using var station = await OpenAsync();
        using var north = new Rest(Pair.North.Url, "alice");
        using var south = new Rest(Pair.South.Url, "bora");
        await station.SyncAsync();
        var key = (await north.SendAsync(HttpMethod.Post, "ticket", new { Queue, Subject = "Speaking", Content = "<p>First</p>", ContentType = "text/html" })).GetProperty("id").ToString();
        await station.SettleAsync();
        var other = Assert.Single(await south.AllAsync($"tickets?query=Queue%3D'{Queue}'%20AND%20Subject%3D'Speaking'")).GetProperty("id").ToString();

        await SayAsync(north, key, "correspond", "<p>Have you tried <b>turning</b> it off? Ű😀</p>");
        await SayAsync(north, key, "comment", "<p>They have not.</p>");
        await station.SettleAsync();
        await SayAsync(south, other, "correspond", "<p>I have.</p>");
        await station.SettleAsync();
        var (saidNorth, saidSouth) = (await SaidAsync(north, key), await SaidAsync(south, other));
        var before = await Admin.TransactionsAsync(Pair.North) + await Admin.TransactionsAsync(Pair.South);
        await station.SettleAsync();

        Assert.Equal(["Correspond turning", "Comment They have not.", "Correspond I have."], saidNorth);
        Assert.Equal(["Correspond turning", "Comment They have not.", "Correspond I have."], saidSouth);
        Assert.Equal(before, await Admin.TransactionsAsync(Pair.North) + await Admin.TransactionsAsync(Pair.South));
    }

    private Task<Station> OpenAsync()
    {
        var secrets = new Dictionary<string, string> { ["REZOLVE_SECRET_NORTH_TOKEN"] = Pair.North.Token, ["REZOLVE_SECRET_SOUTH_TOKEN"] = Pair.South.Token, ["REZOLVE_SECRET_HOOK"] = TrackerStation.HookSecret };
        return new Station($$"""
            {
              "workspaceVersion": "1.0",
              "tenant": "speaking",
              "connections": { "north": {{Connection("north", Pair.North.Url)}}, "south": {{Connection("south", Pair.South.Url)}} },
              "people": { "by": ["username"] },
              "syncs": {
                "tickets": {
                  "between": {
                    "north": { "entity": "ticket", "filter": { "queue": "{{Queue}}" }, "create": true },
                    "south": { "entity": "ticket", "filter": { "queue": "{{Queue}}" }, "create": true }
                  },
                  "fields": { "custom.externalId": { "mode": "ignore" } },
                  "comments": { "public": "both", "internal": "both" }
                }
              }
            }
            """, secrets).ApprovedAsync("north", "south");
    }

    private static string Connection(string name, string url) => $$"""
        {
          "connector": {{JsonSerializer.Serialize(Path.Combine(Repository.Root, "connectors", "request-tracker"))}},
          "auth": "token",
          "privateAddresses": true,
          "inputs": { "url": "{{url}}", "queue": "{{Queue}}", "token": { "secret": "{{name}}-token" }, "webhookSecret": { "secret": "hook" } }
        }
        """;

    private static Task SayAsync(Rest rest, string key, string how, string text) =>
        rest.SendAsync(HttpMethod.Post, $"ticket/{key}/{how}", new { Content = text, ContentType = "text/html" });

    // How each was said, and by which of the words looked for it is known.
    private static async Task<IReadOnlyList<string>> SaidAsync(Rest rest, string key)
    {
        var said = new List<string>();
        foreach (var row in await rest.AllAsync($"ticket/{key}/history?fields=Type"))
        {
            if (row.GetProperty("Type").GetString() is not ("Correspond" or "Comment") || row.GetProperty("id").ToString() is not { } id)
                continue;
            var texts = await rest.SendAsync(HttpMethod.Post, "attachments?fields=Content", new[] { new { field = "TransactionId", value = id } });
            var text = string.Concat(texts.GetProperty("items").EnumerateArray().Select(part => part.GetProperty("Content").GetString()));
            said.Add($"{row.GetProperty("Type").GetString()} {new[] { "turning", "They have not.", "I have." }.FirstOrDefault(text.Contains) ?? text}");
        }
        return said;
    }
}
