using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Functions.Encodings;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Signing;

/// <summary>A JSON Web Token (RFC 7519) with all its values, not signed yet.</summary>
internal sealed class JwtDraft
{
    private readonly CompiledMembers _members;
    private readonly AuthCall _call;
    private readonly JwtAlgorithm _algorithm;
    private readonly ValueObject _claims = [];
    private readonly string _key;
    private readonly string? _keyId;
    private readonly StringBuilder _seed;

    private JwtDraft(CompiledMembers members, AuthCall call, AuthValues values)
    {
        (_members, _call, _algorithm) = (members, call, JwtAlgorithm.Of(members.Text("algorithm")!));
        _key = values.Secret(members.Value("privateKey"), "privateKey");
        _keyId = values.Optional(members.Value("keyId"), "keyId");
        _seed = new StringBuilder().Append(_algorithm.Name).Append('\n').Append(_key).Append('\n').Append(_keyId);
        foreach (var (name, slot) in members.Values("claims"))
        {
            var claim = call.Evaluate(slot);
            if (claim.IsFault)
                values.Refuse($"claims.{name}", claim.Text, slot);
            else if (!slot.Roots.Contains(Root.Now) && !slot.Roots.Contains(Root.Request))
                _seed.Append('\n').Append(name).Append('=').Append(ValueJson.ToText(claim));
            _claims[name] = claim;
        }
    }

    /// <summary>Tells key and claims from others; what changes from request to request counts nothing.</summary>
    public string Seed => Fingerprint.Of(_seed.ToString());

    /// <summary>Fills in the values, or says why that cannot be.</summary>
    public static JwtDraft? Of(CompiledMembers members, AuthCall call, out AuthFault? fault)
    {
        var values = new AuthValues(call);
        var draft = new JwtDraft(members, call, values);
        fault = values.Fault;
        return fault is null ? draft : null;
    }

    /// <summary>The signed token in its compact form, or why the key cannot sign.</summary>
    public string? Sign(out AuthFault? fault)
    {
        var header = new ValueObject { ["alg"] = Value.Of(_algorithm.Name), ["typ"] = Value.Of("JWT") };
        if (_keyId is not null)
            header["kid"] = Value.Of(_keyId);
        var content = $"{Encode(Value.Of(header))}.{Encode(Value.Of(Claims()))}";
        var signature = JwtSigner.Sign(_algorithm, _key, Encoding.ASCII.GetBytes(content), out var problem);
        var values = new AuthValues(_call);
        if (signature is null)
            values.Refuse("privateKey", problem!, _members.Value("privateKey"));
        fault = values.Fault;
        if (signature is null)
            return null;
        var token = $"{content}.{Digests.Write(signature, "base64Url")}";
        _call.Secrets.AddPassing(token);
        return token;
    }

    /// <summary>Shows no values.</summary>
    public override string ToString() => $"{_algorithm.Name} token";

    private ValueObject Claims()
    {
        var issued = _call.Request.Timestamp.ToUnixTimeSeconds();
        var all = new ValueObject
        {
            ["iat"] = Value.Of(issued),
            ["exp"] = Value.Of(issued + (long)_members.Duration("lifetime")!.Value.TotalSeconds),
            ["jti"] = Value.Of(Convert.ToHexStringLower([.. Enumerable.Range(0, 16).Select(_ => (byte)(_call.Chance() * 256))])),
        };
        foreach (var (name, claim) in _claims)
        {
            if (claim.IsNothing)
                all.Remove(name);
            else
                all[name] = claim;
        }
        return all;
    }

    private static string Encode(in Value part) => Digests.Write(ValueJson.ToBytes(part), "base64Url");
}
