using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Http.Auth.Kinds;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>A request to a token address, all values filled in.</summary>
internal sealed record TokenRequest
{
    private readonly IReadOnlyList<(string Name, string Value)> _fields;
    private readonly string? _basic;
    private readonly bool _json;

    private TokenRequest(Uri url, SourcePlace place, IReadOnlyList<(string, string)> fields, string? basic, bool json) =>
        (Url, Place, _fields, _basic, _json) = (url, place, fields, basic, json);

    /// <summary>The token address.</summary>
    public Uri Url { get; }

    /// <summary>Where the sign-in stands in the manifest.</summary>
    public SourcePlace Place { get; }

    /// <summary>Tells these settings and secrets from others.</summary>
    public string Fingerprint => Tokens.Fingerprint.Of($"{Url} {_basic} {string.Join('&', _fields)}");

    /// <summary>The scopes that are asked for, with what each is for.</summary>
    public static IReadOnlyDictionary<string, string?> Scopes(CompiledMembers members)
    {
        var uses = members.TextsByName("scopesFor");
        return members.Texts("scopes").Distinct().ToDictionary(scope => scope, scope => uses.GetValueOrDefault(scope), StringComparer.Ordinal);
    }

    /// <summary>Fills in what all grants share; the scope is not used afterwards.</summary>
    public static TokenRequest? Of(CompiledMembers members, AuthCall call, out AuthFault? fault)
    {
        var values = new AuthValues(call);
        var address = values.Text(members.Value("tokenUrl"), "tokenUrl");
        // A user's password or a signed assertion may stand for itself (RFC 6749, 4.3; RFC 7521, 4.1).
        var clientId = members.Text("grant") is "password" or "jwtBearer"
            ? values.Optional(members.Value("clientId"), "clientId")
            : values.Text(members.Value("clientId"), "clientId");
        var secret = members.Has("clientSecret") ? values.Secret(members.Value("clientSecret"), "clientSecret") : null;
        if (secret is not null && clientId is null)
            values.Refuse("clientId", "it is absent, and a clientSecret is of no use without it", members.Value("clientId"));
        var url = AddressText.Absolute(address, out var problem);
        if (problem is not null)
            values.Refuse("tokenUrl", problem, members.Value("tokenUrl"));
        var fields = new List<(string, string)>();
        if (members.Texts("scopes") is { Count: > 0 } scopes)
            fields.Add(("scope", string.Join(' ', scopes)));
        foreach (var (name, slot) in members.Values("extra"))
        {
            if (values.Optional(slot, name) is { } extra)
                fields.Add((name, extra));
        }
        var basic = clientId is not null && members.Text("clientAuth") == "basic"
            ? BasicAuth.Field(Uri.EscapeDataString(clientId), Uri.EscapeDataString(secret ?? ""))
            : null;
        if (basic is null)
            AddClient(fields, clientId, secret);
        else
            call.Secrets.Add(basic["Basic ".Length..]);
        fault = values.Fault;
        return fault is null ? new(url!, members.Place, fields, basic, members.Text("tokenBody") == "json") : null;
    }

    /// <summary>The request with the grant's own fields before the others.</summary>
    public PreparedRequest With(params (string Name, string Value)[] own)
    {
        var type = _json ? "application/json" : "application/x-www-form-urlencoded";
        var headers = new List<HeaderField> { new("Accept", "application/json"), new("Content-Type", type) };
        if (_basic is not null)
            headers.Add(new("Authorization", _basic, HeaderSource.Credential));
        return new()
        {
            OperationName = "sign-in",
            Place = Place,
            Method = "POST",
            Uri = Url,
            Headers = headers,
            Body = Body([.. own, .. _fields]),
        };
    }

    /// <summary>Shows no values.</summary>
    public override string ToString() => $"sign-in at {Url.Host}";

    private static void AddClient(List<(string, string)> fields, string? clientId, string? secret)
    {
        if (clientId is not null)
            fields.Add(("client_id", clientId));
        if (secret is not null)
            fields.Add(("client_secret", secret));
    }

    private byte[] Body(IReadOnlyList<(string Name, string Value)> fields)
    {
        if (!_json)
        {
            var pairs = fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}");
            return Encoding.UTF8.GetBytes(string.Join('&', pairs));
        }
        var members = new ValueObject();
        foreach (var (name, value) in fields)
            members[name] = Value.Of(value);
        return ValueJson.ToBytes(Value.Of(members));
    }
}
