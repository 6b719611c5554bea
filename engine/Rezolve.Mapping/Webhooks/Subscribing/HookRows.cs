using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Subscribing;

/// <summary>A subscription as it stands.</summary>
/// <param name="Url">Where events are sent.</param>
internal sealed record HookState(string Url)
{
    /// <summary>What the system calls it; null where it did not say.</summary>
    public string? Id { get; init; }

    /// <summary>The secrets that deliveries may be held against, the newest first: the one before counts while deliveries made with it are on their way.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When it is renewed next; null for never.</summary>
    public DateTimeOffset? RenewAt { get; init; }

    /// <summary>Why it was not renewed when it was due; null where it was.</summary>
    public string? Trouble { get; init; }

    /// <summary>Shows no secret.</summary>
    public override string ToString() => $"{Url} ({Id})";
}

/// <summary>Subscriptions as rows.</summary>
internal static class HookRows
{
    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string connection, string webhook) => new(tenant, RowKinds.Hook, $"{connection}/{webhook}");

    /// <summary>The row, whatever is there: what was said last to the system counts.</summary>
    public static RowWrite Of(RowKey key, HookState state) => new(key, RowContent.Begin()
        .With("url", state.Url).With("id", state.Id).With("secrets", state.Secrets).With("made", state.MadeAt).With("renew", state.RenewAt).With("trouble", state.Trouble).End());

    /// <summary>The subscription of a row.</summary>
    public static HookState Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new HookState(row.TextOf("url")!)
        {
            Id = row.TextOf("id"),
            Secrets = row.TextsOf("secrets"),
            MadeAt = row.TimeOf("made")!.Value,
            RenewAt = row.TimeOf("renew"),
            Trouble = row.TextOf("trouble"),
        };
    }
}
