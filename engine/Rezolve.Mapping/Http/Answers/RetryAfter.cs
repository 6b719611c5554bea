using System.Globalization;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Reads how long a vendor asks to wait.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The instant a Retry-After field names: seconds (also fractional) or an HTTP date, within [0, 1 h] from now.</summary>
    /// <param name="field">The field's value; null where it was not sent.</param>
    /// <param name="now">Our clock.</param>
    /// <param name="serverDate">The server's clock, by which its dates are meant; null where it did not say.</param>
    /// <returns>Null where there is no field or it cannot be understood.</returns>
    public static DateTimeOffset? Read(string? field, DateTimeOffset now, DateTimeOffset? serverDate = null)
    {
        var text = field?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && !double.IsNaN(seconds))
            return Within(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds)), now);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Within(date - (serverDate ?? now), now)
            : null;
    }

    /// <summary>The instant so far from now, within [0, 1 h].</summary>
    public static DateTimeOffset Within(TimeSpan wait, DateTimeOffset now) =>
        now + (wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait);
}
