using System.Text.Json;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Sync.Verification;

namespace Rezolve.Mapping.Cli.Verifying;

/// <summary>Shows where systems and the hub differ.</summary>
internal static class DifferenceView
{
    /// <summary>Writes the members of the whole.</summary>
    public static void Write(Utf8JsonWriter json, string sync, VerificationCounts counts, IReadOnlyList<LinkFinding> listed, bool hasMore)
    {
        json.WriteString("sync", sync);
        json.WriteStartArray("differences");
        foreach (var found in listed)
            JsonLine.Object(json, inner => Write(inner, found));
        json.WriteEndArray();
        json.WriteBoolean("more", hasMore);
        Write(json, "tickets", Enum.GetValues<LinkVerdict>().Select(verdict => (Word(verdict), counts[verdict])), counts.Links);
        Write(json, "fields", Enum.GetValues<FieldVerdict>().Select(verdict => (Word(verdict), counts[verdict])), counts.Fields);
    }

    /// <summary>What was found of a ticket, as a line.</summary>
    public static string Line(LinkFinding found) => found.Difference is not { } one
        ? $"{found.Link.Connection} {found.Link.Key}: {Word(found.Verdict)}: {found.Reason}"
        : $"{one.Connection} {one.Key}  {one.Field}: hub {Words.Of(one.Hub)}, there {Words.Of(one.External)}; {Next(one)}";

    /// <summary>The counts, as lines.</summary>
    public static string Summary(VerificationCounts counts) =>
        $"{Counts.Of(counts.Links, "ticket")}: {Sum(Enum.GetValues<LinkVerdict>().Select(verdict => (Word(verdict), counts[verdict])))}\n"
        + $"{Counts.Of(counts.Fields, "field")}: {Sum(Enum.GetValues<FieldVerdict>().Select(verdict => (Word(verdict), counts[verdict])))}";

    private static void Write(Utf8JsonWriter json, LinkFinding found)
    {
        json.WriteString("ticket", found.Link.Ticket);
        json.WriteString("connection", found.Link.Connection);
        json.WriteString("key", found.Link.Key);
        if (found.Difference is not { } one)
        {
            json.WriteString(Word(found.Verdict), found.Reason);
            return;
        }
        json.Text("number", one.Number);
        json.WriteString("field", one.Field);
        json.Value("hub", one.Hub);
        json.Value("external", one.External);
        json.WriteString("next", one.Next);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<(string Word, long Count)> counts, long all)
    {
        json.WriteStartObject(name);
        json.WriteNumber("all", all);
        foreach (var (word, count) in counts)
            json.WriteNumber(word, count);
        json.WriteEndObject();
    }

    private static string Next(FieldDifference one) => one.Next switch
    {
        "write" => "a turn of the ticket would write it there",
        "read" => "a turn of the ticket would take it from there",
        _ => "a turn of the ticket would hold it",
    };

    private static string Sum(IEnumerable<(string Word, long Count)> counts) =>
        string.Join(", ", counts.Where(one => one.Count > 0).Select(one => FormattableString.Invariant($"{one.Count:N0} {one.Word}"))) is { Length: > 0 } text ? text : "none";

    private static string Word(LinkVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Word(FieldVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
