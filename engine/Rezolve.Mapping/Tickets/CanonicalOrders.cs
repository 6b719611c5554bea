namespace Rezolve.Mapping.Tickets;

/// <summary>The order of the words of canonical choices, for rules that take the highest or the furthest.</summary>
internal static class CanonicalOrders
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> OneToThree = [["3"], ["2"], ["1"]];

    // Of a severity 1 is the highest; a status is the further the later its category comes in the life of a ticket.
    private static readonly Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> Orders = new(StringComparer.Ordinal)
    {
        ["priority"] = [["5"], ["4"], ["3"], ["2"], ["1"]],
        ["impact"] = OneToThree,
        ["urgency"] = OneToThree,
        ["status"] = [["new"], ["open"], ["pending", "onHold"], ["resolved"], ["closed"], ["cancelled"]],
    };

    /// <summary>The order of a field's words, the lowest first, those that rank the same together; null where they have none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Of(string field) => Orders.GetValueOrDefault(field);
}
