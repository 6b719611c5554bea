using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Webhooks;

namespace Rezolve.Mapping.Webhooks.Verification.Kinds;

/// <summary>Nothing proves who sends.</summary>
internal sealed class NoneVerify : Kind<VerifyProgram>
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override string Summary => "Nothing proves who sends: whoever knows the address can have records read. Nothing is believed of what a delivery says, so that is all they can do.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members => [];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples { get; } = [new("Anything goes", """{ "type": "none" }""", """{ "body": "{}" }""", """{ "accepted": true }""")];

    /// <inheritdoc/>
    public override VerifyProgram Create(CompiledMembers members) => new Method();

    private sealed record Method : VerifyMethod
    {
        public override ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation) => ValueTask.FromResult(Verdict.Genuine);
    }
}
