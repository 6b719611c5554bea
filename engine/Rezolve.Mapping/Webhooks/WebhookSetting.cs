using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Webhooks;

/// <summary>What receiving the deliveries of one webhook of one connection runs on.</summary>
internal sealed record WebhookSetting
{
    /// <summary>The connection's name in the workspace.</summary>
    public required string Connection { get; init; }

    /// <summary>The webhook.</summary>
    public required WebhookProgram Webhook { get; init; }

    /// <summary>The connector's entities by name.</summary>
    public required IReadOnlyDictionary<string, EntityProgram> Entities { get; init; }

    /// <summary>The entity whose records a sync keeps in step; null where none does.</summary>
    public required string? Followed { get; init; }

    /// <summary>Gives the roots of one unit of work.</summary>
    public required Func<Scope> NewUnit { get; init; }

    /// <summary>Where what came is kept.</summary>
    public required HubStore Hub { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>What may not stand in a message.</summary>
    public required SecretMask Secrets { get; init; }

    /// <summary>The public keys of issuers.</summary>
    public required KeyRing Keys { get; init; }

    /// <summary>How much work waits.</summary>
    public required WaitingWork Waiting { get; init; }

    /// <summary>How much is taken.</summary>
    public required WebhookLimits Limits { get; init; }

    /// <summary>How deep a body may be nested.</summary>
    public required int JsonDepth { get; init; }

    /// <summary>Hears that something is to be looked at; null where nobody listens.</summary>
    public Action? Queued { get; init; }
}
