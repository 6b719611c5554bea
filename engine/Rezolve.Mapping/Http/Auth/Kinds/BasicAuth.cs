using System.Text;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>User name and password (RFC 7617).</summary>
internal sealed class BasicAuth : Kind<AuthProgram>
{
    /// <inheritdoc/>
    public override string Name => "basic";

    /// <inheritdoc/>
    public override string Summary => "User name and password in the Authorization field (RFC 7617), as UTF-8.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With(
        new Member("username", AuthMembers.Plain, "The user name; it may hold no colon.")
        { Required = true, Examples = ["\"{{ inputs.email }}/token\""] },
        new Member("password", AuthMembers.Secret, "The password, or whatever the vendor takes in its place.")
        { Required = true, Examples = ["\"{{ inputs.token }}\""] });

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A mail address and a token",
            """{ "type": "basic", "username": "{{ inputs.email }}/token", "password": "{{ inputs.token }}" }""",
            """{ "inputs": { "email": "a@example.com", "token": "s3cret" } }""",
            """{ "headers": { "authorization": "Basic YUBleGFtcGxlLmNvbS90b2tlbjpzM2NyZXQ=" } }"""),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new Method(members);

    /// <summary>The field's value.</summary>
    public static string Field(string username, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));

    private sealed record Method(CompiledMembers Members) : AuthMethod
    {
        public override Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation)
        {
            var values = new AuthValues(call);
            var username = values.Text(Members.Value("username"), "username");
            var password = values.Secret(Members.Value("password"), "password");
            if (username.Contains(':'))
                values.Refuse("username", "it holds a colon, which ends the user name", Members.Value("username"));
            if (values.Fault is { } fault)
                return Task.FromResult<AuthOutcome>(fault);
            var field = Field(username, password);
            call.Secrets.Add(field["Basic ".Length..]);
            return Task.FromResult<AuthOutcome>(new Credential { Headers = [new("Authorization", field)] });
        }
    }
}
