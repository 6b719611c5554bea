using System.Globalization;
using Jint.Runtime;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>A clock that stands still at 1970-01-01T00:00:00Z in UTC, so that <c>Date</c> tells a script nothing.</summary>
internal sealed class FixedTime : ITimeSystem
{
    private static readonly DefaultTimeSystem Parser = new(TimeZoneInfo.Utc, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public TimeZoneInfo DefaultTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

    /// <inheritdoc/>
    public TimeSpan GetUtcOffset(long epochMilliseconds) => TimeSpan.Zero;

    /// <inheritdoc/>
    public bool TryParse(string date, out long epochMilliseconds) => Parser.TryParse(date, out epochMilliseconds);
}
