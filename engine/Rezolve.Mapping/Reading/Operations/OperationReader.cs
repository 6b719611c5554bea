using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Rows;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Operations;

/// <summary>Runs an operation page by page until its end, a fault, or the most pages a run may have.</summary>
/// <param name="send">Sends one request.</param>
/// <param name="operation">What is read.</param>
/// <param name="shape">What is wanted of each row.</param>
/// <param name="clock">Tells how long a request took, to know the vendor's time when it was sent.</param>
internal sealed class OperationReader<TRow>(SendOperation send, OperationProgram operation, RowShape<TRow> shape, TimeProvider clock)
{
    private readonly EachNodes? _each = operation.Each is { } each ? new EachNodes(each, shape.Layout) : null;
    private readonly RowFinder _rows = RowFinder.Of(operation, operation.Each?.Layout ?? shape.Layout);

    /// <summary>Reads one query. The last page tells whether it was read to its end or not.</summary>
    /// <param name="unit">The roots of the request; the page is added to a copy.</param>
    /// <param name="allowance">The run's pages.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async IAsyncEnumerable<ReadPage<TRow>> ReadAsync(
        Scope unit, PageAllowance allowance, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new Query(operation.Pages?.First() ?? PageTurn.End, new LoopGuard());
        while (true)
        {
            var page = await AskAsync(query, unit, allowance, cancellation).ConfigureAwait(false);
            yield return page;
            if (page.IsLast)
                yield break;
        }
    }

    private async Task<ReadPage<TRow>> AskAsync(Query query, Scope unit, PageAllowance allowance, CancellationToken cancellation)
    {
        query.Number++;
        var asked = Asked(query);
        if (!allowance.TryTake(operation.Pages?.MaxPages ?? long.MaxValue))
        {
            var why = $"there are more than {operation.Pages!.MaxPages} pages; ask for less, or raise maxPages ({operation.Pages.Place})";
            return new() { Number = query.Number, Asked = asked, IsLast = true, Fault = ReadFault.Of(operation, why, ExchangeCode.EndlessPaging) };
        }
        var scope = unit.Fork();
        if (operation.Pages is not null)
            scope[Root.Page] = query.Turn.Page;
        var sent = clock.GetUtcNow();
        var exchange = await send(operation, scope, query.Turn.Url, cancellation).ConfigureAwait(false);
        var page = new ReadPage<TRow>
        {
            Number = query.Number,
            Asked = asked,
            IsLast = true,
            Exchange = exchange,
            ServerBegan = exchange.Answer is { ServerDate: { } date } answer ? date - (answer.ReceivedAt - sent) : null,
        };
        return Read(query, exchange, page);
    }

    private ReadPage<TRow> Read(Query query, ExchangeResult exchange, ReadPage<TRow> page)
    {
        if (exchange.Action == AnswerAction.Ignore || (exchange.Answer is { Status: 204 or 205 } && exchange.IsFine))
            return page;
        if (!exchange.IsFine || exchange.Scope is null)
            return page with { Fault = ReadFault.Of(exchange) };
        if (Lacking(exchange) is { } lacking)
            return page with { Fault = ReadFault.Of(operation, lacking) };
        var rows = new List<TRow>();
        var last = new LastRow();
        string? broken = null;
        var fault = _rows.Find(exchange, row =>
        {
            last.Note(row);
            if (_each is null)
                rows.Add(shape.Read(row));
            else
                broken ??= _each.Visit(row, record => rows.Add(shape.Read(record)));
        });
        fault ??= broken is null ? null : new RowFault($"the records of `each` cannot be read: {broken}");
        if (fault is not null)
            return page with { Fault = ReadFault.Of(operation, fault.Message, fault.Code) };
        return rows.Count > 0 && query.Guard.RepeatsFirst(shape.Identity(rows[0])) is { } circle
            ? page with { Fault = ReadFault.Of(operation, circle, ExchangeCode.EndlessPaging) }
            : Turned(query, exchange, page with { Rows = rows, Also = AlsoRecords.Find(operation, exchange.Answer!.Text) }, last);
    }

    // Taken for an empty list, such an answer would mean that every record is gone.
    private static string? Lacking(ExchangeResult exchange) => exchange switch
    {
        { Action: AnswerAction.Unchanged } => $"it was answered {exchange.Answer!.Status} (unchanged), though nothing was asked on a condition; rows are due",
        { Answer.Text.Length: 0 } => $"the answer ({exchange.Answer.Status}) is empty where a list of records is due",
        _ => null,
    };

    private ReadPage<TRow> Turned(Query query, ExchangeResult exchange, ReadPage<TRow> page, LastRow last)
    {
        if (operation.Pages is not { } pager)
            return page;
        var scope = exchange.Scope!;
        scope[Root.Count] = Value.Of(last.Count);
        scope[Root.Last] = last.Count > 0 ? ValueJson.Read(last.Bytes) : Value.Undefined;
        query.Received += last.Count;
        if (query.Number == 1)
            query.Guard.RepeatsUrl(exchange.Answer!.Uri.AbsoluteUri);
        var next = Absolute(pager.Next(query.Turn, scope, last.Count, query.Received), exchange.Answer!.Uri);
        query.Turn = next;
        if (next.Fault is { } broken)
            return page with { Fault = ReadFault.Of(operation, $"{broken} ({pager.Place})") };
        return query.Guard.Repeats(next) is { } circle
            ? page with { Fault = ReadFault.Of(operation, circle, ExchangeCode.EndlessPaging) }
            : page with { IsLast = next.IsEnd };
    }

    // A next page is relative to the page that names it (RFC 8288, section 3.1), not to the base address.
    private static PageTurn Absolute(PageTurn next, Uri asked) =>
        next.Url is { } url && Uri.TryCreate(asked, url, out var address) ? next with { Url = address.AbsoluteUri } : next;

    private string Asked(Query query) =>
        $"{operation.Name} {query.Turn.Url ?? (query.Turn.Page is { Kind: ValueKind.Object, Object.Count: > 0 } page ? page.ToString() : "")}".TrimEnd();

    // Vendors page over rows, however many records stand on each.
    private sealed class LastRow
    {
        public int Count { get; private set; }

        public ReadOnlyMemory<byte> Bytes { get; private set; }

        public void Note(ScanSlots row)
        {
            Count++;
            Bytes = row.Bytes(row.Whole);
        }
    }

    private sealed class Query(PageTurn first, LoopGuard guard)
    {
        public PageTurn Turn { get; set; } = first;

        public LoopGuard Guard => guard;

        public long Number { get; set; }

        public long Received { get; set; }
    }
}
