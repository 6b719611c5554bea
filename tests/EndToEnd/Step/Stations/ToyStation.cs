using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

/// <summary>The workspace that keeps two toy desks in step: one finds what it made by a key, the other refuses twins by a header.</summary>
internal static class ToyStation
{
    /// <summary>Writes the workspace and approves its connections.</summary>
    public static Task<Station> OpenAsync(ToyDesk left, ToyDesk right) => new Station($$"""
        {
          "workspaceVersion": "1.0",
          "tenant": "acme",
          "connections": { "left": {{Connection("lookup", left)}}, "right": {{Connection("key", right)}} },
          "syncs": {
            "tickets": {
              "between": { "left": { "entity": "ticket", "create": true }, "right": { "entity": "ticket", "create": true } },
              "fields": { "*": { "conflict": "hub" } },
              "schedule": { "poll": "PT1S" }
            }
          }
        }
        """).ApprovedAsync("left", "right");

    private static string Connection(string connector, ToyDesk desk)
    {
        var file = Path.Combine(Repository.Root, "tests", "EndToEnd", "Step", "Vendors", $"{connector}.connector.json");
        return $$"""{ "connector": {{JsonSerializer.Serialize(file)}}, "privateAddresses": true, "inputs": { "url": "{{desk.Url}}" } }""";
    }
}
