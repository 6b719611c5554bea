using System.Globalization;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>What was given up, and about what.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Ticket">The hub's ticket; null where there is none.</param>
/// <param name="Key">The system's key; null for a create.</param>
/// <param name="Group">The group that failed; <c>create</c> for a create, <c>read</c> for a record that could not be read.</param>
internal readonly record struct DeadSubject(string Connection, string? Ticket, string? Key, string Group)
{
    /// <summary>The same for the same trouble, so that it is one letter however often it is given up.</summary>
    public string Id => Key is { } key
        ? $"{Connection}/{Uri.EscapeDataString(key)}/{Group}"
        : $"{Connection}/ticket:{Ticket}/{Group}";
}

/// <summary>Makes dead letters.</summary>
internal static class DeadLetters
{
    /// <summary>The longest message that is kept, in UTF-16 characters: what a vendor says may be a page.</summary>
    public const int LongestMessage = 1000;

    /// <summary>The letter of a failure.</summary>
    /// <param name="failure">Why it was given up.</param>
    /// <param name="about">What was given up.</param>
    /// <param name="attempts">How often it was tried in vain since it was last given up, or ever.</param>
    /// <param name="now">When it was given up.</param>
    /// <param name="manifest">The digest of the connector that is in force.</param>
    /// <param name="known">The letter that is there about the same; null where none is. Its tries are counted on.</param>
    public static DeadLetter Of(Failure failure, DeadSubject about, int attempts, DateTimeOffset now, string manifest, DeadLetter? known = null) =>
        new(about.Id, about.Ticket, about.Connection, about.Key, about.Group, failure.Class.ToString(), failure.Code, Short(failure.Message), now)
        {
            Attempts = attempts + (known?.Attempts ?? 0),
            Place = failure.Place is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}:{place.Column}") : null,
            Manifest = manifest,
            Version = known?.Version ?? 0,
        };

    private static string Short(string message)
    {
        if (message.Length <= LongestMessage)
            return message;
        var end = char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
        return string.Create(CultureInfo.InvariantCulture, $"{message.AsSpan(0, end)}… ({message.Length - end} more characters)");
    }
}
