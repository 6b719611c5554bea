using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>Makes a page of records out of a page of rows: what does not count is counted, what is only named is read.</summary>
/// <param name="get">Reads named records; null where rows are records.</param>
internal sealed class FeedPages(GetReader? get)
{
    private int _number;

    /// <summary>Makes the page. It owns the answers it came from.</summary>
    /// <param name="page">The rows.</param>
    /// <param name="isNew">For each row, whether it comes for the first time in the run.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<FeedPage> MakeAsync(ReadPage<FeedRow> page, IReadOnlyList<bool> isNew, Scope unit, CancellationToken cancellation)
    {
        var draft = new FeedDraft(page);
        var kept = draft.Sort(isNew);
        if (get is null)
            draft.Take(kept);
        else
            await ReadAsync(draft, kept, unit, cancellation).ConfigureAwait(false);
        return draft.Finish(++_number);
    }

    private async Task ReadAsync(FeedDraft draft, IReadOnlyList<FeedRow> kept, Scope unit, CancellationToken cancellation)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in kept)
        {
            if (!named.Add(row.Key!))
                draft.NamedAgain();
            else if (draft.Stopped is not null)
                draft.NotRead(row);
            else
                draft.Add(row, await get!.ReadAsync(row.Key!, unit, cancellation).ConfigureAwait(false));
        }
    }
}
