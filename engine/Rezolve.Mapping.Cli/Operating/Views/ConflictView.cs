using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling.Conflicts;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows a value that did not prevail, and the one that did.</summary>
internal static class ConflictView
{
    /// <summary>Writes the members of a conflict.</summary>
    public static void Write(Utf8JsonWriter json, KeptConflict kept)
    {
        json.WriteString("id", kept.Id);
        json.WriteString("ticket", kept.Ticket);
        json.WriteString("connection", kept.Connection);
        json.WriteString("key", kept.Key);
        json.WriteString("group", kept.Record.Group);
        json.WriteString("rule", kept.Record.Rule);
        json.WriteBoolean("open", kept.IsOpen);
        json.Text("winner", kept.Record.Winner is { } winner ? Name(winner) : null);
        json.Text("decision", kept.Decision);
        json.Instant("at", kept.At);
        json.WriteNumber("count", kept.Count);
        json.WriteStartArray("fields");
        foreach (var member in kept.Record.Members)
            JsonLine.Object(json, inner => Write(inner, member));
        json.WriteEndArray();
    }

    /// <summary>A conflict as a line.</summary>
    public static string Line(KeptConflict kept) =>
        $"{kept.Id}  {kept.Connection} {kept.Key}  {kept.Record.Group}: {Outcome(kept)} ({kept.Record.Rule}, {Words.Of(kept.At)}{(kept.Count > 1 ? $", {kept.Count} times" : "")})";

    /// <summary>A conflict with both sides' values on one line.</summary>
    public static string Story(KeptConflict kept) => $"{kept.Connection} {kept.Key}  {kept.Record.Group}: {Outcome(kept)} ({kept.Record.Rule}); "
        + string.Join("; ", kept.Record.Members.Select(member => $"{member.Field}: hub {Words.Of(member.Hub)}, external {Words.Of(member.External)}"));

    /// <summary>A conflict with both sides' values.</summary>
    public static string Whole(KeptConflict kept) => string.Join('\n', [
        Line(kept), $"  ticket {kept.Ticket}",
        .. kept.Record.Members.SelectMany(member => (string[])[
            $"  {member.Field}",
            $"    agreed:   {(member.Base is { } pair ? $"{Words.Of(pair.Hub)} / {Words.Of(pair.External)}" : "nothing")}",
            $"    hub:      {Words.Of(member.Hub)}",
            $"    external: {Words.Of(member.External)}",
            .. Became(kept, member)])]);

    // Before a person has decided, nothing became of it.
    private static string[] Became(KeptConflict kept, ConflictMember member) =>
        kept.IsOpen ? [] : [$"    became:   {Words.Of(kept.Decision switch { "hub" => member.Hub, "external" => member.External, _ => member.Result })}"];

    private static string Outcome(KeptConflict kept) =>
        kept.IsOpen ? "waits for a person" : kept.Decision is { } decision ? $"a person chose {decision}" : kept.Record.Winner is { } winner ? $"{Name(winner)} prevailed" : "decided";

    private static string Name(Side side) => side switch
    {
        Side.Hub => "hub",
        Side.External => "external",
        _ => "both",
    };

    private static void Write(Utf8JsonWriter json, ConflictMember member)
    {
        json.WriteString("field", member.Field);
        if (member.Base is { } pair)
        {
            json.WriteStartObject("agreed");
            json.Value("hub", pair.Hub);
            json.Value("external", pair.External);
            json.WriteEndObject();
        }
        json.Value("hub", member.Hub);
        json.Value("external", member.External);
        json.Value("became", member.Result);
    }
}
