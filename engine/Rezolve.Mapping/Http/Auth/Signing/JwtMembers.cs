using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Signing;

/// <summary>What is written of a JSON Web Token that the engine signs.</summary>
internal static class JwtMembers
{
    /// <summary>Names of claims may be addresses.</summary>
    private const string ClaimName = "^[A-Za-z_$][A-Za-z0-9_.:/#$-]*$";

    /// <summary>The members.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        new("algorithm", new Written.Choice([.. JwtAlgorithm.All.Select(one => new Word(one.Name, one.Summary))]), "How the token is signed.")
            { Required = true, Examples = ["\"RS256\""] },
        new("privateKey", AuthMembers.Secret, "The private key in PEM, not locked with a password; for HS256, HS384 and HS512 the secret's text.")
            { Required = true, Examples = ["\"{{ inputs.privateKey }}\""] },
        new("claims", new Written.Map(new Written.Value(Slots.Auth, ValueKinds.Json), ClaimName),
            "What the token says. iat (now), exp (now and the lifetime) and jti (by chance) are added; what is written here goes before, and null leaves one out.")
            { Examples = ["""{ "iss": "{{ inputs.clientId }}", "aud": "https://login.example.com" }"""] },
        new("keyId", AuthMembers.Plain, "The key's name, the member kid of the token's header.") { Examples = ["\"{{ inputs.keyId }}\""] },
        new("lifetime", new Written.Duration(), "How long the token is good.") { Default = "\"PT5M\"" },
    ];

    /// <summary>The same as an object.</summary>
    public static Shape Shape { get; } = new("assertion", "Assertion", "A JSON Web Token that proves to a token address who asks.") { Load = () => All };
}
