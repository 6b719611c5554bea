using System.Globalization;
using System.Xml;

namespace Rezolve.Mapping.Values;

/// <summary>How a scalar reads as text: in a template, a key, a query, a JSON string.</summary>
public static class ValueText
{
    /// <summary>
    /// The text of a scalar: a number's digits, true or false, an instant as ISO 8601 in UTC with as many decimals as it needs,
    /// a date as yyyy-MM-dd, a duration as ISO 8601.
    /// </summary>
    /// <exception cref="InvalidOperationException">The value is absent, null, a list, an object or a fault: these have no text.</exception>
    public static string Of(in Value value) => value.Kind switch
    {
        ValueKind.Text or ValueKind.Number => value.Text,
        ValueKind.Boolean => value.Boolean ? "true" : "false",
        ValueKind.Instant => Instant(value.Instant),
        ValueKind.Date => value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.Duration => XmlConvert.ToString(value.Duration),
        _ => throw new InvalidOperationException($"{value.Kind} has no text."),
    };

    /// <summary>Whether the value has a text of its own.</summary>
    public static bool Has(in Value value) => value.Kind is >= ValueKind.Boolean and <= ValueKind.Duration;

    /// <summary>An instant as <c>2026-05-01T10:00:00Z</c>, with decimals only where there are any.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
