namespace Rezolve.Mapping.Values;

/// <summary>A set of <see cref="ValueKind"/>: the static type of an expression, or what a slot takes.</summary>
[Flags]
public enum ValueKinds
{
    /// <summary>No kind at all.</summary>
    None = 0,

    /// <summary>May be absent.</summary>
    Undefined = 1 << ValueKind.Undefined,

    /// <summary>May be null.</summary>
    Null = 1 << ValueKind.Null,

    /// <summary>A boolean.</summary>
    Boolean = 1 << ValueKind.Boolean,

    /// <summary>A number.</summary>
    Number = 1 << ValueKind.Number,

    /// <summary>Text.</summary>
    Text = 1 << ValueKind.Text,

    /// <summary>An instant.</summary>
    Instant = 1 << ValueKind.Instant,

    /// <summary>A date.</summary>
    Date = 1 << ValueKind.Date,

    /// <summary>A duration.</summary>
    Duration = 1 << ValueKind.Duration,

    /// <summary>A list.</summary>
    List = 1 << ValueKind.List,

    /// <summary>An object.</summary>
    Object = 1 << ValueKind.Object,

    /// <summary>Absent or null.</summary>
    Nothing = Undefined | Null,

    /// <summary>What can stand inside a text template.</summary>
    Printable = Text | Number | Boolean | Instant | Date,

    /// <summary>Unknown until run time.</summary>
    Json = Nothing | Boolean | Number | Text | Instant | Date | Duration | List | Object,
}
