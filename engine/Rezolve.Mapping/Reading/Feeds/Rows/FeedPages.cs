using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>Makes a page of records out of a page of rows: what does not count is counted, what is only named is read.</summary>
/// <param name="get">Reads named records; null where rows are records.</param>
/// <param name="atOnce">How many requests for named records are under way at once.</param>
/// <param name="group">Reads several named records with one request; null where each needs its own.</param>
internal sealed class FeedPages(GetReader? get, int atOnce, GroupReader? group = null)
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
        else if (group is not null)
            await ReadGroupsAsync(group, draft, kept, unit, cancellation).ConfigureAwait(false);
        else
            await ReadAsync(draft, kept, unit, cancellation).ConfigureAwait(false);
        return draft.Finish(++_number);
    }

    // Records are asked for ahead, but judged one after the other in the order in which they were named.
    private async Task ReadAsync(FeedDraft draft, IReadOnlyList<FeedRow> kept, Scope unit, CancellationToken cancellation)
    {
        var asked = new Queue<(FeedRow Row, Task<ExchangeResult> Exchange)>(atOnce);
        foreach (var row in Distinct(draft, kept))
        {
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

    private async Task ReadGroupsAsync(GroupReader reader, FeedDraft draft, IReadOnlyList<FeedRow> kept, Scope unit, CancellationToken cancellation)
    {
        var asked = new Queue<(FeedRow[] Rows, Task<ExchangeResult> Exchange)>(atOnce);
        foreach (var rows in Distinct(draft, kept).Chunk(reader.Size))
        {
            if (asked.Count >= atOnce)
                await JudgeGroupAsync(reader, draft, asked.Dequeue(), unit, cancellation).ConfigureAwait(false);
            if (draft.Stopped is null)
                asked.Enqueue((rows, reader.AskAsync([.. rows.Select(row => row.Key!)], unit, cancellation)));
            else
                Array.ForEach(rows, draft.NotRead);
        }
        while (asked.TryDequeue(out var next))
            await JudgeGroupAsync(reader, draft, next, unit, cancellation).ConfigureAwait(false);
    }

    // What a group leaves open is asked for by itself: only its own answer can say that a record is missing.
    private async Task JudgeGroupAsync(
        GroupReader reader, FeedDraft draft, (FeedRow[] Rows, Task<ExchangeResult> Exchange) asked, Scope unit, CancellationToken cancellation)
    {
        var exchange = await asked.Exchange.ConfigureAwait(false);
        draft.Hold(exchange);
        var outcomes = reader.Judge([.. asked.Rows.Select(row => row.Key!)], unit, exchange);
        foreach (var row in asked.Rows)
        {
            if (outcomes.TryGetValue(row.Key!, out var outcome))
                draft.Add(row, outcome);
            else if (draft.Stopped is null)
                draft.Add(row, await get!.ReadAsync(row.Key!, Of(unit, row), cancellation).ConfigureAwait(false));
            else
                draft.NotRead(row);
        }
    }

    private static IEnumerable<FeedRow> Distinct(FeedDraft draft, IReadOnlyList<FeedRow> kept)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in kept)
        {
            if (named.Add(row.Name!))
                yield return row;
            else
                draft.NamedAgain();
        }
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
