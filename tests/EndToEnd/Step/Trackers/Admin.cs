using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>What only the administrator of a server may do or see.</summary>
internal static class Admin
{
    /// <summary>The queue that is kept in step.</summary>
    public const string Queue = "Change";

    /// <summary>Adds an agent.</summary>
    public static async Task AddUserAsync(TrackerServer server, string name)
    {
        using var rest = Sign(server);
        await rest.SendAsync(HttpMethod.Post, "user", new { Name = name, EmailAddress = $"{name}@example.test", Privileged = 1, Password = $"{name}-password" });
        var groups = await rest.SendAsync(HttpMethod.Post, "groups", new[] { new { field = "Name", value = "Agents" } });
        await rest.SendAsync(HttpMethod.Put, $"user/{name}/groups", new[] { groups.GetProperty("items")[0].GetProperty("id").GetString() });
    }

    /// <summary>How many things have ever happened to tickets: who only reads adds nothing.</summary>
    public static async Task<int> TransactionsAsync(TrackerServer server)
    {
        using var rest = Sign(server);
        var answer = await rest.SendAsync(HttpMethod.Get, "transactions?query=ObjectType%3D'RT::Ticket'&per_page=1");
        return answer.GetProperty("total").GetInt32();
    }

    /// <summary>The subjects of all tickets of a queue, deleted ones too.</summary>
    public static async Task<IReadOnlyList<(string Id, string Subject)>> TicketsAsync(TrackerServer server, string queue = Queue)
    {
        using var rest = Sign(server);
        var rows = await rest.AllAsync($"tickets?query=Queue%3D'{queue}'&fields=Subject&orderby=id");
        return [.. rows.Select(row => (row.GetProperty("id").ToString(), row.GetProperty("Subject").GetString()!))];
    }

    private static Rest Sign(TrackerServer server) => new(server.Url, "root", "password");
}
