using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>Reads the rows that a create whose answer was lost may have made. Which of them is ours is not decided here.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entity">What was to be made; it says how a create is recovered.</param>
/// <param name="clock">Now.</param>
/// <param name="atOnce">How many named records are asked for at once.</param>
internal sealed class RecoverReader(SendOperation send, EntityProgram entity, TimeProvider clock, int atOnce = 1)
{
    private readonly RecoverProgram _recover = entity.Recover ?? throw new ArgumentException($"{entity.Name} does not say how a create is recovered.", nameof(entity));

    /// <summary>Reads the rows, page by page; whoever takes a page disposes it. The last page may hold a fault: then not all were read.</summary>
    /// <param name="create">The roots of the create: the entity, <c>document</c>, <c>intent</c>, and <c>parent</c> for a child.</param>
    /// <param name="parent">Whose child it is; null for what has no parent.</param>
    /// <param name="since">When the create was tried first: where the entity's own list begins, if it takes a beginning. Null means at its beginning.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The rows that <c>where</c> counts, with key and bytes; none where nothing can be found.</returns>
    public async IAsyncEnumerable<FeedPage> ReadAsync(
        Scope create, ParentRecord? parent, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!_recover.Finds)
            yield break;
        var unit = create.Fork();
        if (parent is not null)
            unit[Root.Parent] = parent.ToValue();
        if (_recover.Operation is null && parent is not null && ChildReader.IsPerParent(entity))
        {
            await foreach (var page in new ChildReader(send, entity, clock, atOnce).ReadAsync([parent], unit, cancellation).ConfigureAwait(false))
                yield return page.Page;
            yield break;
        }
        var reader = new FeedReader(send, entity, clock, atOnce);
        var pages = _recover.Operation is { } operation
            ? reader.RowsAsync(operation, _recover.Where, unit, cancellation)
            : reader.ListAsync(since, unit, cancellation);
        await foreach (var page in pages.ConfigureAwait(false))
            yield return page;
    }
}
