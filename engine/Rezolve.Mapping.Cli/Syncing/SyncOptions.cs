using Rezolve.Mapping.Cli.Listening;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>How a sync is to run.</summary>
internal sealed record SyncOptions
{
    /// <summary>It ends when nothing is due now.</summary>
    public bool IsOnce { get; init; }

    /// <summary>All there is is read again.</summary>
    public bool IsFirstLoad { get; init; }

    /// <summary>What changed last before this is not taken up; null for what the workspace says.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The only ticket to work on: the hub's id, a key, a number, or <c>connection/key</c>; null for all.</summary>
    public string? Ticket { get; init; }

    /// <summary>How deliveries are taken; null where only feeds are read.</summary>
    public HookOptions? Hooks { get; init; }

    /// <summary>How many tickets are worked on at once; null for the usual.</summary>
    public int? Workers { get; init; }

    /// <summary>The most writes that are sent.</summary>
    public long MaxWrites { get; init; } = long.MaxValue;
}
