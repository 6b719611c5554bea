using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>A key in a header field, a query member or a cookie.</summary>
internal sealed class ApiKeyAuth : Kind<AuthProgram>
{
    /// <inheritdoc/>
    public override string Name => "apiKey";

    /// <inheritdoc/>
    public override string Summary => "A fixed key, sent in a header field, a query member or a cookie.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With(
        new Member("header", new Written.Text("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", Words: "a name without spaces or colons"), "The header field that carries the key.")
        { Examples = ["\"X-Api-Key\""] },
        new Member(
            "query", new Written.Text(), "The query member that carries the key. It may show in logs of servers on the way; a header is better.")
        { Examples = ["\"api_key\""] },
        new Member("cookie", new Written.Text("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", Words: "a name without spaces or colons"), "The cookie that carries the key.") { Examples = ["\"session\""] },
        new Member("value", AuthMembers.Secret, "The key, with whatever the vendor wants around it.")
        { Required = true, Examples = ["\"token {{ inputs.token }}\""] });

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; } = [["header", "query", "cookie"]];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A header field with a word before the key",
            """{ "type": "apiKey", "header": "Authorization", "value": "token {{ inputs.token }}" }""",
            """{ "inputs": { "token": "s3cret" } }""", """{ "headers": { "authorization": "token s3cret" } }"""),
        new("A query member",
            """{ "type": "apiKey", "query": "api_key", "value": "{{ inputs.key }}" }""",
            """{ "inputs": { "key": "a&b=c" } }""", """{ "headers": {}, "query": "?api_key=a%26b%3Dc" }"""),
        new("A cookie",
            """{ "type": "apiKey", "cookie": "session", "value": "{{ inputs.key }}" }""",
            """{ "inputs": { "key": "abcd" } }""", """{ "headers": { "cookie": "session=abcd" } }"""),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new Method(members);

    private sealed record Method(CompiledMembers Members) : AuthMethod
    {
        public override Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
        {
            var values = new AuthValues(call);
            var slot = Members.Value("value");
            var key = Members.Has("query") ? values.Secret(slot, "value") : values.HeaderSecret(slot, "value");
            if (Members.Has("cookie") && !CookieWriter.IsCookieValue(key))
                values.Refuse("value", "it holds a character that no cookie may hold; urlEncode(…) makes it safe", slot);
            return Task.FromResult(values.Fault is { } fault ? fault : (AuthOutcome)Holding(key));
        }

        private Credential Holding(string key) => new()
        {
            Headers = Pair("header", key),
            Query = Pair("query", key),
            Cookies = Pair("cookie", key),
        };

        private KeyValuePair<string, string>[] Pair(string member, string key) =>
            Members.Text(member) is { } name ? [new(name, key)] : [];
    }
}
