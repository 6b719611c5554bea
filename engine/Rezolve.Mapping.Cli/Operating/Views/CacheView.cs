using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub.Rows;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows of what use it was to remember what a system told.</summary>
internal static class CacheView
{
    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, ConnectionRates rates)
    {
        json.WriteStartObject("people");
        json.WriteNumber("lookedUp", rates.People.Wanted);
        json.WriteNumber("known", rates.People.Known);
        json.WriteNumber("knownMissing", rates.People.Missing);
        json.WriteNumber("asked", rates.People.Asked);
        json.WriteEndObject();
        json.WriteStartObject("catalogs");
        json.WriteNumber("wanted", rates.Catalogs.Wanted);
        json.WriteNumber("known", rates.Catalogs.Known);
        json.WriteNumber("asked", rates.Catalogs.Asked);
        json.WriteNumber("unchanged", rates.Catalogs.Unchanged);
        json.WriteEndObject();
    }

    /// <summary>The same as lines; none where nothing was wanted.</summary>
    public static IEnumerable<string> Lines(ConnectionRates rates)
    {
        if (rates.People is { Wanted: > 0 } people)
            yield return $"  people: {people.Wanted:N0} looked up, {100 * people.Known / people.Wanted} % of them known without asking";
        if (rates.Catalogs is { Wanted: > 0 } catalogs)
        {
            var unchanged = catalogs.Unchanged > 0 ? $", {catalogs.Unchanged:N0} of these told as unchanged" : "";
            yield return $"  catalogues: {catalogs.Wanted:N0} wanted, {100 * catalogs.Known / catalogs.Wanted} % of them known without asking; {Counts.Of(catalogs.Asked, "question")}{unchanged}";
        }
    }
}
