using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>Plain objects with source-generated serialisation on both sides.</summary>
internal sealed class Objects : WritingContender
{
    private static readonly ObjectContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public override string Name => "POCO";

    protected override void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output)
    {
        var from = JsonSerializer.Deserialize(ticket.Span, SourceContext.Default.SourceTicket)!;
        var to = new TargetTicket(
            from.Id.ToString(CultureInfo.InvariantCulture), from.Type, from.Subject, new TargetText("plain", from.Description),
            Codes.Of(Codes.Status, from.Status), Codes.Of(Codes.Priority, from.Priority),
            Reference(from.RequesterId), Reference(from.SubmitterId), Reference(from.AssigneeId), Reference(from.GroupId), Reference(from.OrganizationId),
            [.. from.Tags.Order(StringComparer.Ordinal)], from.CreatedAt, from.UpdatedAt, from.Via.Channel,
            new TargetCustom(Value(from, Codes.Severity), Value(from, Codes.Order)));
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Context.Options.Encoder });
        JsonSerializer.Serialize(writer, to, Context.TargetTicket);
    }

    private static TargetReference? Reference(long? id) => id is { } known ? new(known.ToString(CultureInfo.InvariantCulture)) : null;

    private static string? Value(SourceTicket ticket, int id) => ticket.CustomFields.FirstOrDefault(field => field.Id == id)?.Value;
}

internal sealed record SourceTicket(
    long Id, string Type, string Subject, string Description, string Status, string Priority, long? RequesterId, long? SubmitterId, long? AssigneeId,
    long? GroupId, long? OrganizationId, string[] Tags, string CreatedAt, string UpdatedAt, SourceVia Via, SourceField[] CustomFields);

internal sealed record SourceVia(string Channel);

internal sealed record SourceField(long Id, string? Value);

internal sealed record TargetTicket(
    string Key, string Type, string Subject, TargetText Description, string Status, string Priority, TargetReference? Requester, TargetReference? Submitter,
    TargetReference? Assignee, TargetReference? Team, TargetReference? Organization, string[] Tags, string CreatedAt, string UpdatedAt, string Channel, TargetCustom Custom);

internal sealed record TargetText(string Format, string Text);

internal sealed record TargetReference(string Key);

internal sealed record TargetCustom(string? Severity, string? Order);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SourceTicket))]
internal sealed partial class SourceContext : JsonSerializerContext;

[JsonSerializable(typeof(TargetTicket))]
internal sealed partial class ObjectContext : JsonSerializerContext;
