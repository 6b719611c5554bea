namespace Rezolve.Mapping.Checkup;

/// <summary>What a person who looks for the cause of trouble asks first; each finding stands under one.</summary>
internal enum Heading
{
    /// <summary>Whether a system can be reached, and lets us in.</summary>
    Connection,

    /// <summary>Whether values have counterparts on the other side.</summary>
    Mapping,

    /// <summary>Whether the sides agree, and who decides where they do not.</summary>
    Status,

    /// <summary>Whether writes come about.</summary>
    Updates,

    /// <summary>Whether changes come in time.</summary>
    Delays,

    /// <summary>How much more may be asked.</summary>
    ApiLimits,

    /// <summary>Whether disk and store suffice.</summary>
    Resources,

    /// <summary>Whether work that is due is done.</summary>
    Queue,
}

/// <summary>The headings as people and programs read them.</summary>
internal static class Headings
{
    private const string Series = "RZ8";

    private static readonly (string Word, string Title)[] Names =
    [
        ("connection", "Connection errors"), ("mapping", "Field mapping"), ("status", "Status conflicts"), ("updates", "Update failures"),
        ("delays", "Sync delays"), ("apiLimits", "API limits"), ("resources", "Resource constraints"), ("queue", "Queue bottlenecks"),
    ];

    /// <summary>All, in the order in which they are looked at.</summary>
    public static IReadOnlyList<Heading> All { get; } = Enum.GetValues<Heading>();

    /// <summary>The heading of a code: its third digit from <c>RZ81</c> to <c>RZ88</c> counts them.</summary>
    public static Heading Of(string code) => code.StartsWith(Series, StringComparison.Ordinal) && code[Series.Length] is >= '1' and <= '8'
        ? (Heading)(code[Series.Length] - '1')
        : throw new ArgumentException($"{code} is no code of a finding.", nameof(code));

    /// <summary>The word of a heading in JSON.</summary>
    public static string Word(this Heading heading) => Names[(int)heading].Word;

    /// <summary>The heading as a title.</summary>
    public static string Title(this Heading heading) => Names[(int)heading].Title;
}
