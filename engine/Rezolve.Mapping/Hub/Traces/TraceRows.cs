using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Traces;

/// <summary>Traces as rows.</summary>
internal static class TraceRows
{
    /// <summary>The index of the hub's ticket.</summary>
    public const string TicketIndex = "ticket";

    /// <summary>The index of when it was.</summary>
    public const string AtIndex = "at";

    /// <summary>The row. Its id is never given twice, so nothing can be there.</summary>
    public static RowWrite Of(string tenant, TurnTrace trace) => new(new RowKey(tenant, RowKinds.Trace, $"{RowValues.Text(trace.At)} {trace.Id}"), Content(trace))
    {
        Index = new Dictionary<string, string> { [TicketIndex] = trace.Ticket, [AtIndex] = RowValues.Text(trace.At) },
    };

    /// <summary>The trace of a row.</summary>
    public static TurnTrace Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new TurnTrace(row.TextOf("id")!, row.TimeOf("at")!.Value, row.TextOf("ticket")!, row.TextOf("connection")!, row.TextOf("key")!, row.TextOf("cause") ?? "")
        {
            Decisions = [.. row["decisions"].List.Select(Decision)],
            Request = row["request"].Kind == ValueKind.Object ? Request(row["request"]) : null,
        };
    }

    private static byte[] Content(TurnTrace trace) => RowContent.Begin()
        .With("id", trace.Id).With("at", trace.At).With("ticket", trace.Ticket).With("connection", trace.Connection).With("key", trace.Key).With("cause", trace.Cause)
        .WithList("decisions", trace.Decisions, static (content, decision) => content.AddObject(decision, Decision))
        .With("request", trace.Request, static (content, request) => content.AddObject(request, Request))
        .End();

    private static void Decision(RowContent content, FieldDecision decision) => content
        .With("field", decision.Field).With("outcome", decision.Outcome.ToString()).With("base", decision.Base, RowValues.Write)
        .With("hub", decision.Hub).With("external", decision.External).With("why", decision.Why);

    private static FieldDecision Decision(Value row) => new(
        row.TextOf("field")!, Enum.Parse<DecisionOutcome>(row.TextOf("outcome")!),
        row["base"].Kind is ValueKind.Object or ValueKind.List ? RowValues.PairOf(row["base"]) : null, row.Kept("hub"), row.Kept("external"))
    {
        Why = row.TextOf("why"),
    };

    private static void Request(RowContent content, RequestTrace request)
    {
        content.With("what", request.What).With("result", request.Result).With("ticks", request.Took.Ticks).With("problem", request.Problem)
            .WithEach("sent", request.Sent, static (inner, value) => inner.Add(value));
        if (request.ReadBack is { } read)
            content.WithEach("read", read, static (inner, value) => inner.Add(value)).With("isRead", 1);
    }

    private static RequestTrace Request(Value row) => new(row.TextOf("what")!, row.TextOf("result")!, TimeSpan.FromTicks(row.NumberOf("ticks")))
    {
        Problem = row.TextOf("problem"),
        Sent = row.EntriesOf("sent", value => value),
        ReadBack = row.NumberOf("isRead") == 1 ? row.EntriesOf("read", value => value) : null,
    };
}
