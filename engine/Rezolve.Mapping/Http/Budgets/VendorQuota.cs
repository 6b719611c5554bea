using System.Globalization;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Http.Answers;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>Reads what vendors say of the requests that are left.</summary>
/// <remarks>
/// Source: the draft "RateLimit header fields for HTTP" in its older form (<c>RateLimit-Remaining: 0</c>, or
/// <c>RateLimit: limit=10, remaining=0, reset=5</c>) and its newer one (<c>RateLimit: "name";r=0;t=5</c>), the X- names common before it,
/// and fields named after one quota of many (<c>Acme-RateLimit-Search: total=100; remaining=99; resets=60</c>).
/// </remarks>
internal static partial class VendorQuota
{
    private static readonly string[] Prefixes = ["ratelimit", "x-ratelimit", "x-rate-limit", "rate-limit"];
    private static readonly string[] Marks = ["ratelimit-", "rate-limit-"];

    // Seconds since 1970 passed this in 2001; no vendor makes anybody wait for thirty years.
    private const double FirstEpochSeconds = 1_000_000_000;
    private const double FirstEpochMillis = 1_000_000_000_000;

    /// <summary>All that an answer says of quotas.</summary>
    /// <param name="headers">Header fields by lower-case name.</param>
    /// <param name="now">Our clock.</param>
    /// <param name="serverDate">The server's clock; null where it did not say.</param>
    public static IEnumerable<QuotaNotice> Read(IReadOnlyDictionary<string, string> headers, DateTimeOffset now, DateTimeOffset? serverDate)
    {
        foreach (var prefix in Prefixes)
        {
            if (Of(headers.GetValueOrDefault(prefix + "-remaining"), headers.GetValueOrDefault(prefix + "-reset"), now, serverDate) is { } notice)
                yield return notice with { Most = Most(headers.GetValueOrDefault(prefix + "-limit") ?? headers.GetValueOrDefault(prefix)) };
        }
        foreach (var (name, text) in headers)
        {
            if (!text.Contains('=', StringComparison.Ordinal) || !(name == "ratelimit" || Marks.Any(mark => name.Contains(mark, StringComparison.Ordinal))))
                continue;
            if (Of(Found(Remaining(), text), Found(Reset(), text), now, serverDate) is { } notice)
                yield return notice with { Most = Most(Found(Total(), text)), Name = name == "ratelimit" ? null : name };
        }
    }

    /// <summary>What two header fields of given names say of a quota; null where they say nothing.</summary>
    /// <param name="headers">Header fields by lower-case name.</param>
    /// <param name="now">Our clock.</param>
    /// <param name="serverDate">The server's clock; null where it did not say.</param>
    /// <param name="remaining">The name of the field with what remains.</param>
    /// <param name="reset">The name of the field that says when there is more.</param>
    public static QuotaNotice? Read(
        IReadOnlyDictionary<string, string> headers, DateTimeOffset now, DateTimeOffset? serverDate, string remaining, string reset) =>
        Of(headers.GetValueOrDefault(remaining.ToLowerInvariant()), headers.GetValueOrDefault(reset.ToLowerInvariant()), now, serverDate);

    private static QuotaNotice? Of(string? remaining, string? reset, DateTimeOffset now, DateTimeOffset? serverDate) =>
        Number(remaining, out var left) && Until(reset, now, serverDate) is { } until ? new(Whole(left), null, until) : null;

    private static DateTimeOffset? Until(string? reset, DateTimeOffset now, DateTimeOffset? serverDate)
    {
        if (!Number(reset, out var at) || at < FirstEpochSeconds)
            return RetryAfter.Read(reset, now, serverDate);
        var instant = DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(Math.Min(at < FirstEpochMillis ? at : at / 1000, FirstEpochMillis));
        return RetryAfter.Within(instant - (serverDate ?? now), now);
    }

    private static long? Most(string? text) => Number(text, out var most) && most >= 1 ? Whole(most) : null;

    private static long Whole(double number) => (long)Math.Clamp(number, -1, int.MaxValue);

    private static string? Found(Regex pattern, string text) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private static bool Number(string? text, out double number)
    {
        number = 0;
        return text is not null && double.TryParse(
            text.Split(',', ';')[0].Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"(?:^|[;, ])(?:remaining|r)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Remaining();

    [GeneratedRegex(@"(?:^|[;, ])(?:resets?|t)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Reset();

    [GeneratedRegex(@"(?:^|[;, ])(?:limit|total|q)=(\d+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Total();
}
