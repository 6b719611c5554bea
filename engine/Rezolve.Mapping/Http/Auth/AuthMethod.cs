using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth;

/// <summary>A compiled way to sign in, with what it does.</summary>
internal abstract record AuthMethod : AuthProgram
{
    /// <summary>Whether a refused credential can be made anew without a person.</summary>
    public virtual bool CanRenew => false;

    /// <summary>The scopes that it asks for, with what each is for; null where that is not said.</summary>
    public virtual IReadOnlyDictionary<string, string?> Scopes => new Dictionary<string, string?>();

    /// <summary>Gives what proves who asks.</summary>
    /// <param name="call">What it may use.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<AuthOutcome> PresentAsync(AuthCall call, CancellationToken cancellation);
}

/// <summary>What a way to sign in may use.</summary>
/// <param name="Scope">The values of its slots.</param>
/// <param name="CredentialName">The name under which its tokens are kept.</param>
/// <param name="Desk">Keeps tokens.</param>
/// <param name="Endpoint">Asks for tokens.</param>
/// <param name="Secrets">Learns every secret before it is used.</param>
internal sealed record AuthCall(Scope Scope, string CredentialName, TokenDesk Desk, TokenEndpoint Endpoint, SecretMask Secrets)
{
    /// <summary>The credential that was just refused; null at first.</summary>
    public Credential? Refused { get; init; }

    /// <summary>The request that the credential is for.</summary>
    public required RequestView Request { get; init; }

    /// <summary>Draws from [0, 1).</summary>
    public required Func<double> Chance { get; init; }

    /// <summary>Sends operations that sign in; null where the connection has no operations.</summary>
    public SendSignIn? SignIn { get; init; }

    /// <summary>The value of a slot; <c>request</c> is filled in only where the slot reads it.</summary>
    public Value Evaluate(ValueSlot slot)
    {
        if (slot.Roots.Contains(Root.Request))
            Scope[Root.Request] = Request.Value;
        return slot.Evaluate(Scope);
    }
}

/// <summary>Sends an operation that signs in, once.</summary>
/// <param name="operation">Its name.</param>
/// <param name="option">The way to sign in that proves who asks for this one; null where the request itself does.</param>
/// <param name="scope">The values of its slots.</param>
internal delegate Task<ExchangeResult> SendSignIn(string operation, string? option, Scope scope);

/// <summary>A credential, or why there is none: exactly one of the two.</summary>
internal readonly record struct AuthOutcome(Credential? Credential, AuthFault? Fault)
{
    /// <summary>A credential.</summary>
    public static implicit operator AuthOutcome(Credential credential) => new(credential, null);

    /// <summary>A fault.</summary>
    public static implicit operator AuthOutcome(AuthFault fault) => new(null, fault);
}

/// <summary>Why signing in did not work.</summary>
/// <param name="Code">What sort of fault; <see cref="ExchangeCode.NeedsSignIn"/> where only a person can help.</param>
/// <param name="Reason">What happened and what helps.</param>
/// <param name="Passing">Whether it may work later by itself.</param>
internal sealed record AuthFault(ExchangeCode Code, string Reason, bool Passing = false);
