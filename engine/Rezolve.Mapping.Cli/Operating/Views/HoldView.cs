using System.Text.Json;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows why a group stands still.</summary>
internal static class HoldView
{
    /// <summary>Writes the members of a hold.</summary>
    public static void Write(Utf8JsonWriter json, string group, GroupHold hold)
    {
        json.WriteString("group", group);
        json.WriteString("reason", hold.Reason);
        json.WriteString("field", hold.Field);
        json.WriteString("waitsFor", hold.WaitsFor);
        json.Instant("since", hold.Since);
        json.Text("code", hold.Code);
        json.WriteNumber("attempts", hold.Attempts);
        json.Instant("until", hold.Until);
        json.Text("place", hold.Place);
    }

    /// <summary>Writes a hold as the member <c>hold</c>, unless there is none.</summary>
    public static void WriteMember(Utf8JsonWriter json, string group, GroupHold? hold)
    {
        if (hold is null)
            return;
        json.WriteStartObject("hold");
        Write(json, group, hold);
        json.WriteEndObject();
    }

    /// <summary>A hold as a line.</summary>
    public static string Line(string group, GroupHold hold)
    {
        var again = hold.Until is { } until ? $", again {Words.Of(until)}" : "";
        var place = hold.Place is { } at ? $" ({at})" : "";
        return $"{group} held since {Words.Of(hold.Since)}: {hold.Reason}: {hold.WaitsFor}{again}{place}";
    }
}
