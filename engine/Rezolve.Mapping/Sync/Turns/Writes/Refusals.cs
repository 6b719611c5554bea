using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Writes;

/// <summary>Which members of a write were not written. Pure.</summary>
internal static class Refusals
{
    /// <summary>
    /// The members that the report names, and those that a refusal of some part can only be about: they say what they said before, and not what was meant.
    /// Where none does, the ones that are never read back.
    /// </summary>
    /// <param name="report">What came of the write.</param>
    /// <param name="write">The write.</param>
    /// <param name="before">The ticket as it was read before the write.</param>
    /// <param name="after">The ticket as it was read after it.</param>
    /// <param name="facts">What is known of the system.</param>
    /// <returns>Why each was not written.</returns>
    public static IReadOnlyDictionary<string, Failure> Of(WriteReport report, PlannedWrite write, SystemTicket before, SystemTicket after, SystemFacts facts)
    {
        if (report is not { Result: WriteResult.Partial, Failure: { } failure })
            return report.Held;
        var members = write.Intent.Members.Where(member => !report.Held.ContainsKey(member.Key)).ToList();
        var refused = members.Where(member => !ReadBack.IsAsMeant(member.Value, Told(after, member.Key), facts[member.Key]!)
            && ValueEquality.AreEqual(Told(before, member.Key), Told(after, member.Key))).ToList();
        if (refused.Count == 0)
            refused = [.. members.Where(member => !facts[member.Key]!.IsRead)];
        return refused.Count == 0 ? report.Held : report.Held.Concat(refused.Select(member => KeyValuePair.Create(member.Key, failure))).ToDictionary();
    }

    private static Value Told(SystemTicket ticket, string field) => ticket.Fields.GetValueOrDefault(field);
}
