using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills;

/// <summary>Judges by what the desks hold and remember, never by what the engine says it did; but a value that lost must be in its conflicts.</summary>
/// <param name="left">The one desk.</param>
/// <param name="right">The other.</param>
internal sealed class Oracle(ToyTickets left, ToyTickets right)
{
    /// <summary>What is wrong, each in a sentence.</summary>
    /// <param name="marks">The titles of the tickets that people made.</param>
    /// <param name="conflicts">What <c>rezolve conflicts list --json</c> says.</param>
    public IReadOnlyList<string> Judge(IReadOnlyList<string> marks, string conflicts)
    {
        var wrong = new List<string>();
        foreach (var mark in marks)
        {
            var (here, there) = (Titled(left, mark), Titled(right, mark));
            if (here.Count != 1 || there.Count != 1)
                wrong.Add($"'{mark}' is there {here.Count} times at the left and {there.Count} times at the right.");
            else if (here[0].ToString() != there[0].ToString())
                wrong.Add($"'{mark}' differs: {here[0]} at the left, {there[0]} at the right.{Told(here[0])}{Told(there[0])}");
            else
                wrong.AddRange(Lost(here[0], there[0], conflicts).Concat(Lost(there[0], here[0], conflicts)));
        }
        if (left.All.Count != marks.Count || right.All.Count != marks.Count)
            wrong.Add($"{marks.Count} tickets were made by people; there are {left.All.Count} and {right.All.Count}.");
        return wrong;
    }

    // A place that a person wrote is there, or somebody replaced it who saw it, or it is in the record of a conflict.
    private static IEnumerable<string> Lost(ToyTicket here, ToyTicket there, string conflicts)
    {
        foreach (var written in Places(here).Where(change => change.By != ToyTickets.Sync))
        {
            if (here.Text("place") == written.To)
                continue;
            var replaced = Places(here).FirstOrDefault(change => change.From == written.To);
            var isSeen = replaced?.By != ToyTickets.Sync || Places(there).Any(change => change.From == written.To && change.By != ToyTickets.Sync) || Reached(there, written.To, replaced.To);
            if (!isSeen && !conflicts.Contains(JsonSerializer.Serialize(written.To), StringComparison.Ordinal))
                yield return $"'{here.Title}': the place '{written.To}' is lost without a record; it was replaced by '{replaced?.To}'.";
        }
    }

    // Several edits at the other desk may have come over as one.
    private static bool Reached(ToyTicket there, string from, string to)
    {
        var (begin, end) = (Places(there).ToList().FindIndex(change => change.To == from), Places(there).ToList().FindLastIndex(change => change.To == to));
        return begin >= 0 && end > begin;
    }

    private static string Told(ToyTicket ticket) =>
        $"\n  {ticket.Id}, made {ticket.Made:HH:mm:ss.fff}: {string.Join("; ", ticket.History.Select(change => $"{change.At:HH:mm:ss.fff} {change.By} {change.Field} '{change.From}' -> '{change.To}'"))}";

    private static IEnumerable<ToyChange> Places(ToyTicket ticket) => ticket.History.Where(change => change.Field == "place");

    private static List<ToyTicket> Titled(ToyTickets desk, string mark) => [.. desk.All.Where(ticket => ticket.Title == mark)];
}
