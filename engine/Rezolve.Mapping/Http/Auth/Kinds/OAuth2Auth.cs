using Rezolve.Mapping.Http.Auth.Grants;
using Rezolve.Mapping.Http.Auth.Signing;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>Tokens of an OAuth 2.0 server (RFC 6749).</summary>
internal sealed class OAuth2Auth : Kind<AuthProgram>
{
    /// <inheritdoc/>
    public override string Name => "oauth2";

    /// <inheritdoc/>
    public override string Summary =>
        "Tokens of an OAuth 2.0 server (RFC 6749). They are obtained once for all who ask at the same time, stored before they are used, "
        + "and renewed before they end.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } = AuthMembers.With(
        new Member("grant", new Written.Choice(
            new("clientCredentials", "The client signs in for itself."),
            new("refreshToken", "A person has signed in once; from then on the refresh token gives new access tokens."),
            new("password", "A user's name and password are sent to the token address."),
            new("jwtBearer", "A token that the engine signs is sent to the token address (RFC 7523).")),
            "How tokens are obtained.")
        { Required = true },
        new Member("tokenUrl", AuthMembers.Plain, "The token address: https, and the only other place that client secrets are sent to.")
        { Required = true, Examples = ["\"https://login.example.com/oauth/token\""] },
        new Member("clientId", AuthMembers.Plain, "The client's name; password and jwtBearer can do without one.")
        { NeededFor = new("grant", "clientCredentials", "refreshToken"), Examples = ["\"{{ inputs.clientId }}\""] },
        new Member("clientSecret", AuthMembers.Secret, "The client's secret; none for a public client.")
        { Examples = ["\"{{ inputs.clientSecret }}\""] },
        new Member("refreshToken", AuthMembers.Secret, "The first refresh token of the grant refreshToken; later ones are stored.")
        { NeededFor = new("grant", "refreshToken"), Examples = ["\"{{ inputs.refreshToken }}\""] },
        new Member("username", AuthMembers.Plain, "The user's name, for the grant password.")
        { NeededFor = new("grant", "password"), Examples = ["\"{{ inputs.username }}\""] },
        new Member("password", AuthMembers.Secret, "The user's password, for the grant password.")
        { NeededFor = new("grant", "password"), Examples = ["\"{{ inputs.password }}\""] },
        new Member("assertion", new Written.Shaped(JwtMembers.Shape), "What is signed and sent, for the grant jwtBearer: written as the members of jwt.")
        {
            NeededFor = new("grant", "jwtBearer"),
            Examples = ["""{ "algorithm": "RS256", "privateKey": "{{ inputs.privateKey }}", "claims": { "iss": "{{ inputs.clientId }}" } }"""],
        },
        new Member("scopes", new Written.List(new Written.Text()), "The scopes asked for.") { Examples = ["[\"read\", \"write\"]"] },
        new Member("scopesFor", new Written.Map(new Written.Text()), "What each scope is for, by its name: shown where the token was not given it.")
        { Examples = ["""{ "write": "changing tickets" }"""] },
        new Member("clientAuth", new Written.Choice(
            new("body", "In the body, as client_id and client_secret."), new("basic", "In the Authorization field.")),
            "How the client proves itself.")
        { Default = "\"body\"" },
        new Member("tokenBody", new Written.Choice(new("form", "As a form, as the standard says."), new("json", "As JSON.")),
            "How the token request is written.")
        { Default = "\"form\"" },
        new Member("rotates", new Written.Flag(), "Each refresh token is good for one use; an answer without a new one is an error.")
        { Default = "false" },
        new Member("extra", new Written.Map(AuthMembers.Plain), "Further members of the token request.")
        { Examples = ["""{ "audience": "api.example.com" }"""] });

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
    [
        new("A client signs in for itself",
            """
            { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://login.example.com/token", "clientId": "me",
              "clientSecret": "{{ inputs.secret }}", "scopes": ["read", "write"] }
            """,
            """{ "inputs": { "secret": "s3cret" }, "tokens": [{ "access_token": "t0ken-1", "expires_in": 3600 }] }""",
            """
            { "headers": { "authorization": "Bearer t0ken-1" },
              "asked": ["grant_type=client_credentials&scope=read%20write&client_id=me&client_secret=s3cret"] }
            """),
        new("A refresh token that changes with each use",
            """
            { "type": "oauth2", "grant": "refreshToken", "tokenUrl": "https://login.example.com/token", "clientId": "me",
              "clientSecret": "{{ inputs.secret }}", "clientAuth": "basic", "tokenBody": "json",
              "refreshToken": "{{ inputs.first }}", "rotates": true }
            """,
            """
            { "inputs": { "secret": "s3cret", "first": "r0-first" },
              "tokens": [{ "access_token": "t0ken-1", "refresh_token": "r1-next", "expires_in": 3600 }] }
            """,
            """
            { "headers": { "authorization": "Bearer t0ken-1" },
              "asked": ["{\"grant_type\":\"refresh_token\",\"refresh_token\":\"r0-first\"}"] }
            """),
        new("A user's name and password",
            """
            { "type": "oauth2", "grant": "password", "tokenUrl": "https://login.example.com/token", "clientId": "me",
              "username": "{{ inputs.user }}", "password": "{{ inputs.password }}" }
            """,
            """
            { "inputs": { "user": "sync@example.com", "password": "s3cret word" },
              "tokens": [{ "access_token": "t0ken-1", "expires_in": 3600 }] }
            """,
            """
            { "headers": { "authorization": "Bearer t0ken-1" },
              "asked": ["grant_type=password&username=sync%40example.com&password=s3cret%20word&client_id=me"] }
            """),
        new("A service account that signs for itself",
            """
            { "type": "oauth2", "grant": "jwtBearer", "tokenUrl": "https://login.example.com/token",
              "assertion": { "algorithm": "RS256", "privateKey": "{{ inputs.privateKey }}", "lifetime": "PT3M",
                             "claims": { "iss": "{{ inputs.account }}", "aud": "https://login.example.org/token", "scope": "read" } } }
            """,
            """
            { "inputs": { "account": "sync@example.com", "privateKey": "-----BEGIN PRIVATE KEY----- …" },
              "tokens": [{ "access_token": "t0ken-1", "expires_in": 3600 }] }
            """,
            """
            { "headers": { "authorization": "Bearer t0ken-1" },
              "asked": ["grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=JWT"],
              "jwt": { "header": { "alg": "RS256", "typ": "JWT" },
                       "claims": { "iat": 1777636800, "exp": 1777636980, "jti": "80808080808080808080808080808080",
                                   "iss": "sync@example.com", "aud": "https://login.example.org/token", "scope": "read" } } }
            """),
    ];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => members.Text("grant") switch
    {
        "refreshToken" => new RefreshTokenGrant(members),
        "password" => new PasswordGrant(members),
        "jwtBearer" => new JwtBearerGrant(members),
        _ => new ClientCredentialsGrant(members),
    };
}
