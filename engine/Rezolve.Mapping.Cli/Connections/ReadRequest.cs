namespace Rezolve.Mapping.Cli.Connections;

/// <summary>What <c>read</c> was asked.</summary>
/// <param name="Limit">The most records.</param>
/// <param name="IsRaw">As received, instead of canonical.</param>
/// <param name="Since">Only what changed since then; null reads all.</param>
/// <param name="Key">Only this one; null reads the feed.</param>
internal sealed record ReadRequest(long Limit, bool IsRaw, DateTimeOffset? Since, string? Key)
{
    /// <summary>Only the children of these; each a key, or <c>entity=key</c> where there are several parent entities.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>What the reading is narrowed to, each as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The folder that records are saved to as cases; null saves none.</summary>
    public string? SaveCase { get; init; }

    /// <summary>What replacements in saved cases depend on; null draws one.</summary>
    public string? Seed { get; init; }
}
