using System.Text;
using System.Text.Json;
using Rezolve.Json.Formatting;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Cli.Printing;

/// <summary>A merged manifest, and what it can do, as text and as JSON.</summary>
internal static class ManifestView
{
    /// <summary>The manifest in the layout of manifests, without a line end behind it.</summary>
    public static string Text(ConnectorManifest manifest)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonLine.Of(manifest.Root.WriteTo));
        var formatted = JsonFormatter.Format(bytes, JsonStyle.Fresh, ReadingLimits.Authored).Text ?? bytes;
        return Encoding.UTF8.GetString(formatted.Span).TrimEnd('\n');
    }

    /// <summary>Writes where each value comes from, by JSON Pointer.</summary>
    public static void WriteOrigins(Utf8JsonWriter json, ConnectorManifest manifest)
    {
        json.WriteStartObject("origins");
        WriteOrigins(json, manifest, manifest.Root);
        json.WriteEndObject();
    }

    private static void WriteOrigins(Utf8JsonWriter json, ConnectorManifest manifest, AuthoredNode node)
    {
        var place = manifest.File.PlaceOf(node);
        json.WriteStartObject(node.Pointer);
        json.WriteString("file", place.File);
        json.WriteNumber("line", place.Line);
        json.WriteString("pointer", place.Pointer);
        json.WriteEndObject();
        foreach (var child in node.Members.Concat(node.Items))
            WriteOrigins(json, manifest, child);
    }

    /// <summary>Writes what a connector can do.</summary>
    public static void WriteAbilities(Utf8JsonWriter json, IReadOnlyList<Ability> abilities)
    {
        json.WriteStartArray("abilities");
        foreach (var ability in abilities)
        {
            json.WriteStartObject();
            json.WriteString("name", ability.Name);
            json.WriteString("because", ability.Because);
            json.WriteString("file", ability.Place.File);
            json.WriteNumber("line", ability.Place.Line);
            json.WriteString("pointer", ability.Place.Pointer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
