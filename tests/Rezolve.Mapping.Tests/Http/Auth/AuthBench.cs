using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Slot = Rezolve.Mapping.Tests.Http.Fakes.Slot;

namespace Rezolve.Mapping.Tests.Http.Auth;

/// <summary>Presents the credential of one written sign-in, at a time and with a chance that never change.</summary>
internal static class AuthBench
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static PreparedRequest Request { get; } = new() { OperationName = "demo", Place = Slot.Place(), Method = "GET", Uri = new("https://example.com/x") };

    public static async Task<AuthOutcome> PresentAsync(string manifest, Scope scope, SecretMask? secrets = null, PreparedRequest? request = null, string login = "https://login.example")
    {
        using var client = Wire.Client();
        var mask = secrets ?? new SecretMask();
        var endpoint = new TokenEndpoint(Wire.Transport(client), Wire.Local, TimeSpan.FromSeconds(10), mask, TimeProvider.System);
        var call = new AuthCall(scope, "demo", new TokenDesk(new MemoryTokenStore(), TimeProvider.System), endpoint, mask)
        {
            Request = new(request ?? Request, Now),
            Chance = () => 0.5,
            SignIn = (name, _, own) => Wire.Sender(Demo.Connection(login), client)
                .SendAsync(Demo.Operation("POST /" + name) with { Body = Slot.Of(Root.Auth) }, own, CancellationToken.None),
        };
        return await ((AuthMethod)FakeManifest.Auth(manifest)).PresentAsync(call, CancellationToken.None);
    }
}
