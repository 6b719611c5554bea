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
        IReadOnlyDictionary<string, string> headers, DateTimeOffset now, DateTimeOffset? serverDate,
        string? remainingName = null, string? resetName = null)
    {
        var pairs = Prefixes.Select(prefix => (Remaining: prefix + "-remaining", Reset: prefix + "-reset"));
        if (remainingName is not null && resetName is not null)
            pairs = pairs.Prepend((remainingName.ToLowerInvariant(), resetName.ToLowerInvariant()));
        foreach (var (remaining, reset) in pairs)
        {
            if (Until(headers.GetValueOrDefault(remaining), headers.GetValueOrDefault(reset), now, serverDate) is { } until)
                return until;
        }
        return headers.TryGetValue("ratelimit", out var joined) ? Until(Found(Remaining(), joined), Found(Reset(), joined), now, serverDate) : null;
    }

    private static string? Found(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

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
        double.TryParse(
            text.Split(',', ';')[0].Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"(?:^|[;, ])(?:remaining|r)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Remaining();

    [GeneratedRegex(@"(?:^|[;, ])(?:reset|t)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reset();
}
