using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Feeds.Rows;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>Reads an entity whatever it stands on: by its own feed or list, or for each of its parents, which are read first.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="entities">The connector's entities, by name.</param>
/// <param name="clock">Now.</param>
/// <param name="atOnce">How many records or parents are asked for at once.</param>
internal sealed class FamilyReader(SendOperation send, IReadOnlyDictionary<string, EntityProgram> entities, TimeProvider clock, int atOnce)
{
    /// <summary>Further pages are fetched while earlier ones are worked on.</summary>
    public bool ReadsAhead { get; init; } = true;

    /// <summary>How many pages of each feed are read at most.</summary>
    public int MostPages { get; init; } = int.MaxValue;

    /// <summary>Why an entity cannot be read as a whole; null where it can.</summary>
    public static string? Refusal(EntityProgram entity, IReadOnlyDictionary<string, EntityProgram> entities)
    {
        if (!ChildReader.IsPerParent(entity))
            return entity is { List: null, Changes: null } ? $"'{entity.Name}' has neither list nor changes" : null;
        return entity.Parents.Select(parent => Refusal(entities[parent], entities)).FirstOrDefault(why => why is not null);
    }

    /// <summary>Reads all, or what changed since an instant; of children read for each parent, those of the parents that changed.</summary>
    /// <param name="entity">What is read.</param>
    /// <param name="span">What of it.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public IAsyncEnumerable<FamilyPage> ReadAsync(EntityProgram entity, ReadSpan span, Scope unit, CancellationToken cancellation)
    {
        var own = unit.Fork();
        return OfAsync(entity, span, own, isAsked: true, cancellation);
    }

    /// <summary>Reads the children of some parents.</summary>
    /// <param name="entity">What is read; it is read for each parent.</param>
    /// <param name="parents">The parents.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<FamilyPage> ReadChildrenAsync(
        EntityProgram entity, IReadOnlyList<ParentRecord> parents, Scope unit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var child in new ChildReader(send, entity, clock, atOnce).ReadAsync(parents, unit, cancellation).ConfigureAwait(false))
            yield return new FamilyPage(entity, child.Page, IsAsked: true) { MissingParent = child.IsParentMissing ? child.Parent.Key : null };
    }

    private async IAsyncEnumerable<FamilyPage> OfAsync(
        EntityProgram entity, ReadSpan span, Scope unit, bool isAsked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var hasNews = span.OnlyChanged && entity.Changes is not null;
        if (hasNews || !ChildReader.IsPerParent(entity))
        {
            await foreach (var page in FeedsAsync(entity, span, unit, cancellation).ConfigureAwait(false))
                yield return new FamilyPage(entity, page, isAsked);
            yield break;
        }
        foreach (var name in entity.Parents)
        {
            await foreach (var above in OfAsync(entities[name], span, unit, isAsked: false, cancellation).ConfigureAwait(false))
            {
                yield return above;
                if (above.Page.Fault is not null)
                    yield break;
                if (above.Entity != entities[name])
                    continue;
                // The parents' bytes are needed until their children are read.
                using var held = above.Page;
                var parents = above.Page.Records.Select(record => ParentRecord.Of(above.Entity, record, SourceOf(above.Entity, span))).ToList();
                await foreach (var child in ReadChildrenAsync(entity, parents, unit, cancellation).ConfigureAwait(false))
                {
                    yield return child with { IsAsked = isAsked };
                    if (child.Page.Fault is not null)
                        yield break;
                }
            }
        }
    }

    // Several parents may share one feed operation, each with constants of its own.
    private async IAsyncEnumerable<FeedPage> FeedsAsync(
        EntityProgram entity, ReadSpan span, Scope unit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = new FeedReader(send, entity, clock, atOnce) { MostPages = MostPages, ReadsAhead = ReadsAhead };
        IReadOnlyList<EntityProgram?> parents = entity.Parents.Count == 0 ? [null] : [.. entity.Parents.Select(name => entities[name])];
        foreach (var parent in parents)
        {
            var own = unit.Fork();
            if (parent is not null)
                own[Root.Parent] = ParentValue.Of(parent, null);
            var pages = span.OnlyChanged && entity.Changes is not null
                ? reader.ChangesAsync(null, span.From, own, cancellation)
                : reader.ListAsync(span.From, own, cancellation);
            await foreach (var page in pages.ConfigureAwait(false))
                yield return page;
        }
    }

    private static string? SourceOf(EntityProgram entity, ReadSpan span)
    {
        if (entity.Embedded is { } embedded)
            return embedded.In.Name;
        var feed = span.OnlyChanged && entity.Changes is { } changes ? FeedProgram.Of(changes) : FeedProgram.AllOf(entity);
        return feed is { Hint: null } ? feed.Operation.Name : null;
    }
}

/// <summary>What of an entity is read.</summary>
/// <param name="From">Where a feed begins; null means at its beginning.</param>
/// <param name="OnlyChanged">Only what changed since then, where the entity has a feed of changes; else all.</param>
internal readonly record struct ReadSpan(DateTimeOffset? From, bool OnlyChanged)
{
    /// <summary>Everything.</summary>
    public static ReadSpan All => default;
}
