using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>Makes a page of records out of a page of rows: what does not count is counted, what is only named is read.</summary>
/// <param name="get">Reads named records; null where rows are records.</param>
/// <param name="atOnce">How many named records are asked for at once.</param>
internal sealed class FeedPages(GetReader? get, int atOnce)
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

    // Records are asked for ahead, but judged one after the other in the order in which they were named.
    private async Task ReadAsync(FeedDraft draft, IReadOnlyList<FeedRow> kept, Scope unit, CancellationToken cancellation)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var asked = new Queue<(FeedRow Row, Task<ExchangeResult> Exchange)>(atOnce);
        foreach (var row in kept)
        {
            if (!named.Add(row.Key!))
            {
                draft.NamedAgain();
                continue;
            }
            if (asked.Count >= atOnce)
                await JudgeAsync(draft, asked.Dequeue(), unit).ConfigureAwait(false);
            if (draft.Stopped is null)
                asked.Enqueue((row, get!.AskAsync(row.Key!, Of(unit, row), cancellation)));
            else
                draft.NotRead(row);
        }
        while (asked.TryDequeue(out var next))
            await JudgeAsync(draft, next, unit).ConfigureAwait(false);
    }

    private async Task JudgeAsync(FeedDraft draft, (FeedRow Row, Task<ExchangeResult> Exchange) asked, Scope unit) =>
        draft.Add(asked.Row, get!.Judge(asked.Row.Key!, Of(unit, asked.Row), await asked.Exchange.ConfigureAwait(false)));

    private static Scope Of(Scope unit, FeedRow row)
    {
        if (row.Parent.Kind == ValueKind.Undefined)
            return unit;
        var scope = unit.Fork();
        scope[Root.Parent] = row.Parent;
        return scope;
    }
}
