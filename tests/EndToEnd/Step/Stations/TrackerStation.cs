using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

/// <summary>The workspace that keeps two Request Trackers in step: one connector, two connections.</summary>
internal static class TrackerStation
{
    /// <summary>What scrips sign with.</summary>
    public const string HookSecret = "a long secret of the test";

    // A server on this machine shows at once what it was told; the connector waits longer for those that are far away.
    private const string Shows = """{ "create": { "recover": { "wait": "PT1S" } } }""";

    /// <summary>Writes the workspace and approves its connections.</summary>
    /// <param name="pair">The servers.</param>
    /// <param name="queue">The queue that is kept in step.</param>
    /// <param name="more">What else the operator decided, as members of the sync.</param>
    public static Task<Station> OpenAsync(TrackerPair pair, string queue = Admin.Queue, string more = "")
    {
        var secrets = new Dictionary<string, string> { ["REZOLVE_SECRET_NORTH_TOKEN"] = pair.North.Token, ["REZOLVE_SECRET_SOUTH_TOKEN"] = pair.South.Token, ["REZOLVE_SECRET_HOOK"] = HookSecret };
        return new Station(Workspace(pair, queue, more), secrets).ApprovedAsync("north", "south");
    }

    private static string Workspace(TrackerPair pair, string queue, string more) => $$"""
        {
          "workspaceVersion": "1.0",
          "tenant": "acme",
          "connections": { "north": {{Connection("north", pair.North.Url, queue)}}, "south": {{Connection("south", pair.SouthRelay.Url, queue)}} },
          "store": { "file": "data/rezolve.db" },
          "people": { "by": ["username"] },
          "syncs": {
            "tickets": {
              "between": {
                "north": { "entity": "ticket", "filter": { "queue": "{{queue}}" }, "create": true },
                "south": { "entity": "ticket", "filter": { "queue": "{{queue}}" }, "create": true }
              },
              "fields": { "*": { "conflict": "latest" }, "custom.severity": { "conflict": "max", "order": ["S3", "S2", "S1"] }, "custom.externalId": { "mode": "ignore" } },
              "comments": { "public": "both", "internal": "both" },
              "attachments": { "maxBytes": 10485760 }{{more}}
            }
          }
        }
        """;

    private static string Connection(string name, string url, string queue) => $$"""
        {
          "connector": {{JsonSerializer.Serialize(Path.Combine(Repository.Root, "connectors", "request-tracker"))}},
          "auth": "token",
          "privateAddresses": true,
          "inputs": { "url": "{{url}}", "queue": "{{queue}}", "token": { "secret": "{{name}}-token" }, "webhookSecret": { "secret": "hook" } },
          "overlay": { "connection": { "timeout": "PT5S" }, "entities": { "ticket": {{Shows}}, "comment": {{Shows}} } }
        }
        """;
}
