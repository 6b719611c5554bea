using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>Reads the children of parents: by a list for each, or out of the parents' records.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="child">What is read; it has parents, and <see cref="IsPerParent"/>.</param>
/// <param name="clock">Now.</param>
/// <param name="atOnce">How many parents are read at once; the connection's budget may let fewer requests through.</param>
internal sealed class ChildReader(SendOperation send, EntityProgram child, TimeProvider clock, int atOnce = 1)
{
    /// <summary>What was read before of each parent: children that are as they were are counted and not handed on. Null hands on all.</summary>
    public ParentMarks? Marks { get; init; }

    /// <summary>Whether an entity's records are read for each of its parents; else they have a feed or list of their own.</summary>
    public static bool IsPerParent(EntityProgram entity) => entity.Embedded is not null || entity.List is { OfParent: true };

    /// <summary>Reads the children of some parents, parent by parent in the order given. The last page may hold a fault: then the others were not read.</summary>
    /// <param name="parents">The parents. Their bytes must stay valid until the reading has ended.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<ChildPage> ReadAsync(
        IReadOnlyList<ParentRecord> parents, Scope unit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var own = unit.Fork();
        var together = parents.Count == 1 ? atOnce : 1;
        await using var ahead = new ParentsAhead(parents, atOnce, (parent, stop) => OfParentAsync(parent, own, together, stop), cancellation);
        while (await ahead.NextAsync().ConfigureAwait(false) is { } page)
        {
            yield return page;
            if (page.Page.Fault is not null)
                yield break;
        }
    }

    private async IAsyncEnumerable<ChildPage> OfParentAsync(
        ParentRecord parent, Scope unit, int together, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scope = unit.Fork();
        scope[Root.Parent] = parent.ToValue();
        var known = Marks is null ? null : new KnownRows(parent, Marks.Of(parent.Entity.Name, parent.Key));
        if (child.Embedded is { } embedded)
        {
            var found = await new EmbeddedReader(send, child, embedded, known).ReadAsync(parent, scope, cancellation).ConfigureAwait(false);
            yield return found with { Mark = known?.After(found.Page) };
            yield break;
        }
        var reader = new FeedReader(send, child, clock, together) { IsKnown = known is null ? null : known.Knows };
        await foreach (var page in reader.ListAsync(null, scope, cancellation).ConfigureAwait(false))
        {
            // Between the reading of a parent and that of its children it may go.
            var isGone = page.Fault is { Action: AnswerAction.Missing };
            var found = isGone ? page with { Fault = null } : page;
            yield return new ChildPage(parent, found) { IsParentMissing = isGone, Mark = known?.After(found) };
        }
    }
}
