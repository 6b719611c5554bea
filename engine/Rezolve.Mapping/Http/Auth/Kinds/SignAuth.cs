using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Functions.Encodings;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>A keyed digest (RFC 2104) over each request.</summary>
internal sealed class SignAuth : Kind<AuthProgram>
{
    private const string FieldName = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

    /// <inheritdoc/>
    public override string Name => "sign";

    /// <inheritdoc/>
    public override string Summary => "A signature over each request: a keyed digest (HMAC, RFC 2104) of a text made of it, sent in header fields.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With(
        new Member("algorithm", new Written.Choice(
            new("sha1", "HMAC with SHA-1; for vendors that know nothing better."), new("sha256", "HMAC with SHA-256."),
            new("sha384", "HMAC with SHA-384."), new("sha512", "HMAC with SHA-512.")), "The digest.")
        { Default = "\"sha256\"" },
        new Member("key", AuthMembers.Secret, "The key; its UTF-8 bytes are used.") { Required = true, Examples = ["\"{{ inputs.secret }}\""] },
        new Member("encoding", new Written.Choice(
            new("hex", "Hex in small letters."), new("base64", "Base64 with padding."), new("base64Url", "Base64 for URLs, without padding.")),
            "How the signature is written.")
        { Default = "\"hex\"" },
        new Member("signed", AuthMembers.Plain, "The text that is signed. request holds method, url, path, query, body and timestamp as they are sent.")
        { Required = true, Examples = ["\"{{ request.method }}\\n{{ request.path }}\\n{{ epochSeconds(request.timestamp) }}\\n{{ request.body }}\""] },
        new Member("headers", new Written.Map(AuthMembers.Plain, FieldName), "The header fields that are sent; auth.signature is the signature.")
        { Required = true, Examples = ["""{ "X-Signature": "sha256={{ auth.signature }}" }"""] });

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("Method, path and time are signed; key and time are sent along",
            """
            { "type": "sign", "key": "{{ inputs.secret }}", "encoding": "base64",
              "signed": "{{ request.method }} {{ request.path }}?{{ request.query }} {{ epochSeconds(request.timestamp) }}{{ request.body }}",
              "headers": { "X-Key": "{{ inputs.key }}", "X-Time": "{{ epochSeconds(request.timestamp) }}", "X-Signature": "v1={{ auth.signature }}" } }
            """,
            """{ "inputs": { "key": "k1", "secret": "s3cret" } }""",
            """{ "headers": { "x-key": "k1", "x-time": "1777636800", "x-signature": "v1=JMwzfyl3dgaD26hgnbIL5New4XmjfDzbECGYPaN/m3o=" } }"""),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new Method(members);

    private sealed record Method(CompiledMembers Members) : AuthMethod
    {
        public override Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
        {
            var values = new AuthValues(call);
            var key = values.Secret(Members.Value("key"), "key");
            var signed = values.Text(Members.Value("signed"), "signed");
            if (key.Length == 0)
                values.Refuse("key", "it is empty", Members.Value("key"));
            if (values.Fault is { } fault)
                return Task.FromResult<AuthOutcome>(fault);
            var digest = CryptographicOperations.HmacData(
                new HashAlgorithmName(Members.Text("algorithm")!.ToUpperInvariant()), Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed));
            var signature = Digests.Write(digest, Members.Text("encoding")!);
            call.Secrets.AddPassing(signature);
            call.Scope[Root.Auth] = Value.Of(new ValueObject { ["signature"] = Value.Of(signature) });
            return Task.FromResult(Fields(call));
        }

        private AuthOutcome Fields(AuthCall call)
        {
            var fields = new List<HeaderField>();
            foreach (var (name, slot) in Members.Values("headers"))
            {
                var one = new ValueObject { [name] = call.Evaluate(slot) };
                if (HeaderWriter.Add(fields, Value.Of(one), HeaderSource.Credential, slot.Place) is { } problem)
                    return new AuthFault(ExchangeCode.SignInFailed, $"its signature cannot be sent ({slot.Place}): {problem.Message.TrimEnd('.')}");
            }
            return new Credential { Headers = [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))] };
        }
    }
}
