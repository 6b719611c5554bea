using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Auth.Kinds;

/// <summary>No sign-in.</summary>
internal sealed class NoneAuth : Kind<AuthProgram>
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override string Summary => "Nothing is sent: the system is open to whoever can reach it.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => AuthMembers.With();

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } =
        [new("Nothing is added", """{ "type": "none" }""", """{ "inputs": {} }""", """{ "headers": {} }""")];

    /// <inheritdoc/>
    public override AuthProgram Create(CompiledMembers members) => new Method();

    private sealed record Method : AuthMethod
    {
        public override Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation) =>
            Task.FromResult<AuthOutcome>(Credential.None);
    }
}
