using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Sync.Systems.Manifests.Conversations;
using Rezolve.Mapping.Sync.Systems.Manifests.People;
using Rezolve.Mapping.Sync.Systems.Manifests.Reads;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>Makes a system of a sync out of a connection that is open.</summary>
internal static class SystemOpener
{
    /// <summary>Opens the system.</summary>
    /// <param name="runtime">The connection.</param>
    /// <param name="entity">The connector's entity that holds the tickets.</param>
    /// <param name="filter">What its feeds are to be narrowed to.</param>
    /// <param name="system">The system.</param>
    /// <param name="fault">Why it cannot take part, in a sentence.</param>
    /// <param name="caching">How long people are remembered; null for the usual.</param>
    public static bool TryOpen(
        ConnectionRuntime runtime, string entity, ValueObject filter, [NotNullWhen(true)] out ConnectedSystem? system, [NotNullWhen(false)] out string? fault,
        PeopleCaching? caching = null)
    {
        system = null;
        var tickets = runtime.Program.Entities.Values.Where(one => one.Kind == EntityKind.Ticket).ToList();
        if (tickets.FirstOrDefault(one => one.Name == entity) is not { } program)
        {
            fault = $"{runtime.Name} has no tickets named '{entity}'; it has {(tickets.Count == 0 ? "none at all" : string.Join(", ", tickets.Select(one => one.Name)))}.";
            return false;
        }
        fault = filter.Select(member => Unfit(program.Filters.FirstOrDefault(one => one.Name == member.Key), member)).FirstOrDefault(why => why is not null);
        if (fault is null)
            system = Open(runtime, program, caching ?? PeopleCaching.Usual);
        return fault is null;
    }

    private static ConnectedSystem Open(ConnectionRuntime runtime, Programs.Entities.EntityProgram program, PeopleCaching caching)
    {
        var parts = new ManifestSystem(runtime, program, ManifestFacts.Of(runtime, program));
        var people = runtime.Program.Entities.Values.FirstOrDefault(one => one.Kind == EntityKind.User);
        return new ConnectedSystem(parts.Facts, new ManifestTickets(parts), people is null ? null : new ManifestPeople(runtime, people, caching))
        {
            History = HistoryReader.Of(parts),
            Clocks = ClockReader.Of(parts),
            Conversation = ManifestConversation.Of(parts),
        };
    }

    private static string? Unfit(Programs.Entities.FilterProgram? declared, KeyValuePair<string, Value> member) =>
        declared is null ? $"There is no filter '{member.Key}'." : declared.Unfit(member.Value) is { } why ? $"The filter '{member.Key}' {why}." : null;
}
