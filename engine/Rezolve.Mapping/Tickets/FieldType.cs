namespace Rezolve.Mapping.Tickets;

/// <summary>What a canonical field holds, and so how it stands in canonical JSON.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Formatted text, as text in the format its field names.</summary>
    RichText,

    /// <summary>A number with its digits.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A point in time: ISO 8601 in UTC, <c>2026-05-01T10:00:00Z</c>.</summary>
    Instant,

    /// <summary>A calendar date: <c>2026-05-01</c>.</summary>
    Date,

    /// <summary>A span of time: ISO 8601, <c>PT1H30M</c>.</summary>
    Duration,

    /// <summary>One code of an open enumeration.</summary>
    Choice,

    /// <summary>Different values without an order; written sorted.</summary>
    Set,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>A person: <c>{ "key", "username", "email", "name" }</c>, whichever is known.</summary>
    User,

    /// <summary>A team: like a person.</summary>
    Team,

    /// <summary>An organisation: like a person.</summary>
    Organization,

    /// <summary>Another ticket: <c>{ "key" }</c>.</summary>
    Ticket,

    /// <summary>Any JSON, as it is.</summary>
    Json,
}

/// <summary>Questions that many ask of a type.</summary>
internal static class FieldTypes
{
    /// <summary>The word an author writes for a type: its name with a small first letter.</summary>
    public static string Word(this FieldType type) => char.ToLowerInvariant(type.ToString()[0]) + type.ToString()[1..];

    /// <summary>The type of a word, or null.</summary>
    public static FieldType? OfWord(string word)
    {
        foreach (var type in Enum.GetValues<FieldType>())
        {
            if (type.Word() == word)
                return type;
        }
        return null;
    }

    /// <summary>The value names somebody or something else.</summary>
    public static bool IsReference(this FieldType type) =>
        type is FieldType.User or FieldType.Team or FieldType.Organization or FieldType.Ticket;

    /// <summary>The value is several.</summary>
    public static bool IsMany(this FieldType type) => type is FieldType.Set or FieldType.List;
}
