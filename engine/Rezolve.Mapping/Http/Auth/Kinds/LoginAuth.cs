using Rezolve.Mapping.Http.Auth.Logins;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>A request that signs in, and what its answer gives for the others.</summary>
internal sealed class LoginAuth : Kind<AuthProgram>
{
    private const string FieldName = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

    /// <inheritdoc/>
    public override string Name => "login";

    /// <inheritdoc/>
    public override string Summary =>
        "An operation signs in, and what its answer tells goes with every other request. It is run once for all who ask at the same time, its result is stored "
        + "before it is used, and it is run again when that ends or is refused.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With(
        new Member("operation", new Written.NameOf(NameSpace.Operation), "The operation that signs in: a plain request. Its secrets are inputs with \"secret\": true.")
        { Required = true, Examples = ["\"signIn\""] },
        new Member("set", new Written.Map(new Written.Value(Slots.Answer), Written.Map.Identifier), "What is taken from the answer, by name; read as auth.name.")
        { Examples = ["""{ "ticket": "$.session.ticket" }"""] },
        new Member("lifetime", new Written.Duration(), "How long the session is good for. Without it and expiresAt, until it is refused.") { Examples = ["\"PT1H\""] },
        new Member("expiresAt", new Written.Value(Slots.Answer), "When the session ends: an instant, or ISO 8601 text. Where both are given, the earlier counts.")
        { Examples = ["\"$.session.until\"", "\"{{ plus(now, 'PT30M') }}\""] },
        new Member("refresh", new Written.NameOf(NameSpace.Operation), "The operation that renews a session; it sees the old auth.*. Where it is refused, we sign in anew.")
        { Examples = ["\"renew\""] },
        new Member("headers", new Written.Map(AuthMembers.Plain, FieldName), "The header fields that go with each request.")
        { Examples = ["""{ "X-Session": "{{ auth.ticket }}" }"""] },
        new Member("cookies", new Written.Flag(), "The cookies of the sign-in's answer go with each request.") { Examples = ["true"] },
        new Member("using", new Written.Text(), "Another way to sign in, by its name, that proves who asks for the login itself.") { Examples = ["\"key\""] });

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf { get; } = [["headers", "cookies"]];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A session's word in a header field",
            """
            { "type": "login", "operation": "signIn", "set": { "ticket": "{{ response.ticket }}" }, "lifetime": "PT1H",
              "headers": { "X-Session": "session {{ auth.ticket }}" } }
            """,
            """{ "inputs": {}, "tokens": [{ "ticket": "t1cket-1" }] }""",
            """{ "headers": { "x-session": "session t1cket-1" }, "asked": ["{}"] }"""),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new LoginMethod(members);
}
