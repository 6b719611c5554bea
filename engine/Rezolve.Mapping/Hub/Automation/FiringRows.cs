using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Automation;

/// <summary>When rules acted on a ticket, as rows.</summary>
internal static class FiringRows
{
    /// <summary>The index of when a rule last acted on a ticket, or was last kept from it. What a rule made has none: for whom it counts is needed as long as it is there.</summary>
    public const string AtIndex = "at";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string ticket) => new(tenant, RowKinds.Firing, ticket);

    /// <summary>The row of a ticket that a rule made: what rules do to it counts for the ticket that set off the first of them, else each would make the next for ever.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="ticket">The ticket that was made.</param>
    /// <param name="root">The ticket for which it counts.</param>
    public static RowWrite Of(string tenant, string ticket, string root) => new(KeyOf(tenant, ticket), RowContent.Begin().With("of", root).End()) { Expected = 0 };

    /// <summary>The ticket for which it counts; null for its own.</summary>
    public static string? RootOf(StoredRow? stored) => stored is null ? null : ValueJson.Read(stored.Content).TextOf("of");

    /// <summary>The row.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="at">When rules acted.</param>
    /// <param name="stopped">How often they were kept from it.</param>
    /// <param name="told">When that was told last.</param>
    /// <param name="expected">The version it must have; 0 for none.</param>
    public static RowWrite Of(string tenant, string ticket, IReadOnlyList<DateTimeOffset> at, long stopped, DateTimeOffset? told, long expected) =>
        new(KeyOf(tenant, ticket), RowContent.Begin().With("at", [.. at.Select(RowValues.Text)]).With("stopped", stopped).With("told", told).End())
        {
            Expected = expected,
            Index = new Dictionary<string, string> { [AtIndex] = RowValues.Text(at.Append(told ?? DateTimeOffset.MinValue).Max()) },
        };

    /// <summary>What a row says.</summary>
    public static (IReadOnlyList<DateTimeOffset> At, long Stopped, DateTimeOffset? Told) Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return ([.. row.TextsOf("at").Select(RowValues.InstantOf)], row.NumberOf("stopped"), row.TimeOf("told"));
    }
}
