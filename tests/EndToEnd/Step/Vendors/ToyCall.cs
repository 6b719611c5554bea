using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

/// <summary>A request to a toy desk.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Id">The ticket it is about; null for none.</param>
internal sealed record ToyCall(string Method, string? Id)
{
    private static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    /// <summary>What the ticket is to say.</summary>
    public IReadOnlyDictionary<string, object?> Fields { get; init; } = Nothing;

    /// <summary>The version after which changes are asked for.</summary>
    public long After { get; init; }

    /// <summary>The key that is looked for.</summary>
    public string? Key { get; init; }

    /// <summary>The key in the header, under which a request may be repeated.</summary>
    public string? Once { get; init; }

    /// <summary>The version that the ticket must still have.</summary>
    public long? Version { get; init; }

    public bool IsFeed => this is { Method: "GET", Id: null, Key: null };

    public bool IsRead => this is { Method: "GET", Id: not null };

    public bool IsCreate => Method == "POST";

    public bool IsChange => Method == "PATCH";

    /// <summary>Reads a request.</summary>
    public static ToyCall Of(HttpListenerRequest request, byte[] body) => new(request.HttpMethod, request.Url!.Segments is [_, _, var id] ? id : null)
    {
        Fields = body.Length == 0 ? Nothing : JsonDocument.Parse(body).RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value)),
        After = request.QueryString["after"] is { } after ? long.Parse(after, CultureInfo.InvariantCulture) : 0,
        Key = request.QueryString["key"],
        Once = request.Headers["Idempotency-Key"],
        Version = request.Headers["If-Match"] is { } version ? long.Parse(version.Trim('"'), CultureInfo.InvariantCulture) : null,
    };

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!).ToList(),
        _ => value.ToString(),
    };
}
