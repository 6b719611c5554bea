using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Sinks;

/// <summary>An event as a sink is told it: the body, and the header fields of Standard Webhooks (standardwebhooks.com), by which it knows us and what it has already. Pure.</summary>
/// <param name="Id">The event's id: the same each time the event is sent.</param>
/// <param name="Timestamp">When it is sent, in seconds since 1970.</param>
/// <param name="Body">The event as JSON, as <see cref="EventDocument"/> writes it.</param>
internal sealed record SinkMessage(string Id, string Timestamp, ReadOnlyMemory<byte> Body)
{
    /// <summary>What stands in the place of a value that a sink is not told.</summary>
    public const string Mask = "***";

    private const string EncodedPrefix = "whsec_";

    /// <summary>The message of an event.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="tenant">Whose event it is.</param>
    /// <param name="happened">The event.</param>
    /// <param name="now">When it is sent.</param>
    public static SinkMessage Of(SinkProgram sink, string tenant, HubEvent happened, DateTimeOffset now)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            EventDocument.Write(json, tenant, Masked(sink, happened));
            json.WriteEndObject();
        }
        return new SinkMessage(happened.Id, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), body.WrittenMemory);
    }

    /// <summary>The signature, as <c>v1,</c> and base64.</summary>
    /// <param name="secret">The secret: <c>whsec_</c> and base64 of its bytes, or any text.</param>
    public string Signature(string secret)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. Body.Span];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))}";
    }

    private static byte[] KeyOf(string secret)
    {
        var encoded = new byte[secret.Length];
        return secret.StartsWith(EncodedPrefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[EncodedPrefix.Length..], encoded, out var length)
            ? encoded[..length]
            : Encoding.UTF8.GetBytes(secret);
    }

    // That something changed is told; what there was and is, is not.
    private static HubEvent Masked(SinkProgram sink, HubEvent happened) => !happened.Changes.Keys.Any(sink.Masked.Contains) ? happened : happened with
    {
        Changes = happened.Changes.ToDictionary(change => change.Key, change => sink.Masked.Contains(change.Key) ? (Hidden(change.Value.From), Hidden(change.Value.To)) : change.Value),
    };

    private static Value Hidden(in Value value) => value.IsNothing ? Value.Null : Value.Of(Mask);
}
