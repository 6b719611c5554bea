using System.Globalization;
using System.Text.Json;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>A plan as a file: what was looked at, so that nothing else is written.</summary>
/// <param name="Sync">The sync.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Manifests">The connectors it was made with: connection → digest.</param>
/// <param name="Writes">The writes.</param>
internal sealed record PlanFile(
    string Sync, string Tenant, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Manifests, IReadOnlyList<IntendedWrite> Writes)
{
    private const string Version = "1.0";

    /// <summary>Writes the members of the file.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("planVersion", Version);
        json.WriteString("sync", Sync);
        json.WriteString("tenant", Tenant);
        json.WriteString("madeAt", MadeAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartObject("manifests");
        foreach (var (connection, digest) in Manifests)
            json.WriteString(connection, digest);
        json.WriteEndObject();
        json.WriteStartArray("writes");
        foreach (var write in Writes)
        {
            json.WriteStartObject();
            Write(json, write);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the members of a write.</summary>
    public static void Write(Utf8JsonWriter json, IntendedWrite write)
    {
        json.WriteString("connection", write.Connection);
        json.WriteString("kind", write.Kind.ToString().ToLowerInvariant());
        json.WriteString(write.Makes ? "intent" : "key", write.Subject);
        if (write.Part is { } part)
            json.WriteString("part", part);
        if (write.RecordVersion is { } version)
            json.WriteString("recordVersion", version);
        if (write.LinkVersion is { } link)
            json.WriteNumber("linkVersion", link);
        json.WriteStartObject("fields");
        foreach (var (field, change) in write.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(field);
            Write(json, "from", change.From);
            Write(json, "to", change.To);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="InvalidDataException">It is no plan, or one of another version; the message says what is wrong.</exception>
    public static PlanFile Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.GetProperty("planVersion").GetString() is var version && version != Version)
                throw new InvalidDataException($"It is a plan of version {version}; this command reads {Version}.");
            return new PlanFile(
                root.GetProperty("sync").GetString()!, root.GetProperty("tenant").GetString()!, root.GetProperty("madeAt").GetDateTimeOffset(),
                root.GetProperty("manifests").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!, StringComparer.Ordinal),
                [.. root.GetProperty("writes").EnumerateArray().Select(Write).DistinctBy(write => write.Id)]);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"It is no plan: {problem.Message}", problem);
        }
    }

    private static IntendedWrite Write(JsonElement write)
    {
        var kind = Enum.Parse<WriteKind>(write.GetProperty("kind").GetString()!, ignoreCase: true);
        var part = write.TryGetProperty("part", out var told) ? told.GetString() : null;
        return new IntendedWrite
        {
            Connection = write.GetProperty("connection").GetString()!,
            Kind = kind,
            Subject = write.GetProperty(kind == WriteKind.Create && part is null ? "intent" : "key").GetString()!,
            Part = part,
            RecordVersion = write.TryGetProperty("recordVersion", out var version) ? version.GetString() : null,
            LinkVersion = write.TryGetProperty("linkVersion", out var link) ? link.GetInt64() : null,
            Fields = write.GetProperty("fields").EnumerateObject()
                .ToDictionary(field => field.Name, field => new FieldChange(Value(field.Value, "from"), Value(field.Value, "to")), StringComparer.Ordinal),
        };
    }

    private static Value Value(JsonElement change, string name) => change.TryGetProperty(name, out var value) ? ValueJson.Read(value) : default;

    // What could not be read has no JSON: it is left out, as what was not told.
    private static void Write(Utf8JsonWriter json, string name, in Value value)
    {
        if (value.Kind is ValueKind.Undefined or ValueKind.Fault)
            return;
        json.WritePropertyName(name);
        ValueJson.Write(json, value);
    }
}
