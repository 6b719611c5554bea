using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>The ways a vendor cuts a long answer into pages.</summary>
internal static class PageKinds
{
    /// <summary>Every paginator, in the order of the reference.</summary>
    public static KindFamily All { get; } = new("pages", [new CursorPages(), new NextUrlPages(), new NumberedPages(), new OffsetPages()]);
}
