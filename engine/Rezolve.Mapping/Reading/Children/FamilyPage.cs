using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds.Rows;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>A page on the way to children: of what was asked for, or of one of its parents, of which what could not be read must be told too.</summary>
/// <param name="Entity">Whose page it is.</param>
/// <param name="Page">The page.</param>
/// <param name="IsAsked">It holds what was asked for; else a parent's records, which stay the reader's.</param>
internal sealed record FamilyPage(EntityProgram Entity, FeedPage Page, bool IsAsked) : IDisposable
{
    /// <summary>The parent of the page's records is not there; null where that is not so.</summary>
    public string? MissingParent { get; init; }

    /// <summary>Gives the answers' memory back; a parent's page is needed until its children are read.</summary>
    public void Dispose()
    {
        if (IsAsked)
            Page.Dispose();
    }
}
