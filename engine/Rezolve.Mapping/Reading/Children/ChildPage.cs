using Rezolve.Mapping.Reading.Feeds.Rows;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>A page of one parent's children.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Page">The page; its last one ends the parent, not the run. A fault ends the run.</param>
internal sealed record ChildPage(ParentRecord Parent, FeedPage Page) : IDisposable
{
    /// <summary>What is known of the parent's children after this page, to be stored with its effects; null before the parent's last page.</summary>
    public ParentMark? Mark { get; init; }

    /// <summary>The vendor says that the parent is not there: it has no children, and that is no fault.</summary>
    public bool IsParentMissing { get; init; }

    /// <summary>Gives the answers' memory back.</summary>
    public void Dispose() => Page.Dispose();
}
