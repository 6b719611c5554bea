namespace Rezolve.Mapping.Cli.Connections;

/// <summary>What <c>read</c> was asked.</summary>
/// <param name="Limit">The most records.</param>
/// <param name="IsRaw">As received, instead of canonical.</param>
/// <param name="Since">Only what changed since then; null reads all.</param>
/// <param name="Key">Only this one; null reads the feed.</param>
internal sealed record ReadRequest(long Limit, bool IsRaw, DateTimeOffset? Since, string? Key);
