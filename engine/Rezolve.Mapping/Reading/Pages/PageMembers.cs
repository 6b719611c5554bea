using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>The members every paginator has, said once, and the ones two of them share.</summary>
internal static class PageMembers
{
    /// <summary>Records asked for per page.</summary>
    public const string Size = "size";

    /// <summary>The condition that ends paging.</summary>
    public const string Until = "until";

    /// <summary>The ceiling on pages.</summary>
    public const string MaxPages = "maxPages";

    /// <summary>Records after which a new query is made.</summary>
    public const string RestartAfter = "restartAfter";

    /// <summary>Where the count begins.</summary>
    public const string Start = "start";

    /// <summary>How many records there are.</summary>
    public const string Total = "total";

    /// <summary>Whether a page may be short without being the last.</summary>
    public const string Short = "short";

    /// <summary>The members every paginator has.</summary>
    public static IReadOnlyList<Member> All { get; } =
    [
        new(Size, new Written.Whole(1), "Records per page, read as `page.size`.") { Examples = ["100"] },
        new(Until, new Written.Value(Slots.Answer, ValueKinds.Boolean | ValueKinds.Nothing), "True means that this was the last page.")
            { Examples = ["\"{{ response.end_of_stream === true }}\""] },
        new(MaxPages, new Written.Whole(1), "How many pages one run may have; one more is an error.") { Default = "10000" },
        new(RestartAfter, new Written.Whole(1),
            "After so many records a new query is made from the mark; where the mark has not moved, paging goes on. Needs an `ordered` cursor. "
            + "The answer to a ceiling on pages, and to pages that shift while they are read.") { Examples = ["1000"] },
    ];

    /// <summary>The member that tells how many records there are.</summary>
    public static Member TotalMember { get; } =
        new(Total, new Written.Value(Slots.Answer, ValueKinds.Number | ValueKinds.Nothing),
            "How many records there are, all pages together; paging ends when they have come.")
        { Examples = ["\"$.total\"", "\"{{ number(headers['x-total-count']) }}\""] };

    /// <summary>The member that lets pages be short.</summary>
    public static Member ShortMember { get; } =
        new(Short, new Written.Flag(), "A page may hold fewer than `size` records and yet not be the last.") { Default = "false" };
}
