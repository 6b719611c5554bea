using System.Globalization;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>Reads what vendors say of the requests that are left.</summary>
/// <remarks>
/// Source: the draft "RateLimit header fields for HTTP" in its older form (<c>RateLimit-Remaining: 0</c>, or
/// <c>RateLimit: limit=10, remaining=0, reset=5</c>) and its newer one (<c>RateLimit: "name";r=0;t=5</c>), and the X- names common before it.
/// </remarks>
internal static partial class VendorQuota
{
    private static readonly string[] Prefixes = ["ratelimit", "x-ratelimit", "x-rate-limit", "rate-limit"];

    // Seconds since 1970 passed this in 2001; no vendor makes anybody wait for thirty years.
    private const double FirstEpochSeconds = 1_000_000_000;
    private const double FirstEpochMillis = 1_000_000_000_000;

    /// <summary>When there are requests again; null where some are left or nothing was said.</summary>
    /// <param name="headers">Header fields by lower-case name.</param>
    /// <param name="now">Our clock.</param>
    /// <param name="serverDate">The server's clock; null where it did not say.</param>
    /// <param name="remainingName">A further name for what remains.</param>
    /// <param name="resetName">A further name for when there is more.</param>
    public static DateTimeOffset? ExhaustedUntil(
        IReadOnlyDictionary<string, string> headers, DateTimeOffset now, DateTimeOffset? serverDate, string? remainingName = null, string? resetName = null)
    {
        if (remainingName is not null && resetName is not null
            && Until(headers.GetValueOrDefault(remainingName.ToLowerInvariant()), headers.GetValueOrDefault(resetName.ToLowerInvariant()), now, serverDate) is { } own)
            return own;
        foreach (var prefix in Prefixes)
        {
            var until = Until(headers.GetValueOrDefault(prefix + "-remaining"), headers.GetValueOrDefault(prefix + "-reset"), now, serverDate);
            if (until is not null)
                return until;
        }
        return headers.TryGetValue("ratelimit", out var joined) && Remaining().Match(joined) is { Success: true } remaining && Reset().Match(joined) is { Success: true } reset
            ? Until(remaining.Groups[1].Value, reset.Groups[1].Value, now, serverDate)
            : null;
    }

    private static DateTimeOffset? Until(string? remaining, string? reset, DateTimeOffset now, DateTimeOffset? serverDate)
    {
        if (remaining is null || reset is null || !Number(remaining, out var left) || left > 0)
            return null;
        if (!Number(reset, out var at) || at < FirstEpochSeconds)
            return RetryAfter.Read(reset, now, serverDate);
        var instant = DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(Math.Min(at < FirstEpochMillis ? at : at / 1000, FirstEpochMillis));
        return RetryAfter.Within(instant - (serverDate ?? now), now);
    }

    private static bool Number(string text, out double number) =>
        double.TryParse(text.Split(',', ';')[0].Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"(?:^|[;, ])(?:remaining|r)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Remaining();

    [GeneratedRegex(@"(?:^|[;, ])(?:reset|t)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reset();
}
