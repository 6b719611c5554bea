using Rezolve.Mapping.Cases.Playing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs an exchange case with the engine's own readers and sender; only the vendor is played.</summary>
internal static class ExchangeRun
{
    /// <summary>Runs it and compares every request, and what came of them.</summary>
    public static async Task<CaseOutcome> RunAsync(CaseContext context, CancellationToken cancellation)
    {
        var vendor = new ScriptedVendor(context.File.Root["exchange"]!.Items, CaseRunner.BaseUrl(context));
        using var client = new HttpClient(vendor, disposeHandler: true);
        if (!CaseSender.TryCreate(context, client, out var sender, out var problem))
            return new([problem]);
        if (NeedsEntity(context.File) && context.Entity is null)
            return new([CaseRunner.NoEntity(context)]);
        var outcome = await PerformAsync(context, sender, cancellation).ConfigureAwait(false);
        var found = outcome.IsPossible ? Found.Of(outcome) : Value.Undefined;
        return new([.. vendor.Differences, .. outcome.Compare(context.File.Literal("expect"))], found);
    }

    /// <summary>Whether a case needs an entity.</summary>
    public static bool NeedsEntity(CaseFile file) => file.Text("run") is not ("check" or "catalog" or "webhook");

    /// <summary>Whether a case reads a feed.</summary>
    public static bool IsFeed(CaseFile file) => file.Text("run") is "changes" or "list";

    /// <summary>Does what a case says, over any sender; the entity is there where it needs one.</summary>
    public static Task<ExchangeOutcome> PerformAsync(CaseContext context, SendOperation send, CancellationToken cancellation) => context.File.Text("run") switch
    {
        "check" => CheckAsync(context, send, cancellation),
        "catalog" => CatalogAsync(context, send, cancellation),
        "changes" or "list" => FeedRun.RunAsync(context, send, context.File.Text("run")!, cancellation),
        "get" => GetAsync(context, send, cancellation),
        "download" => DownloadRun.RunAsync(context, send, cancellation),
        "match" => MatchAsync(context, send, cancellation),
        "recover" => LifecycleRun.RecoverAsync(context, send, cancellation),
        "transitions" => LifecycleRun.TransitionsAsync(context, send, cancellation),
        "webhook" => HookRun.RunAsync(context, send, cancellation),
        "sweep" => LifecycleRun.SweepAsync(context, send, cancellation),
        var run when context.File.Root["writes"] is { } writes => ManyRun.RunAsync(context, send, run!, [.. writes.Items], cancellation),
        var run => WriteAsync(context, send, run!, cancellation),
    };

    private static async Task<ExchangeOutcome> CheckAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        if (context.Program.Connection.Check is not { } check)
            return ExchangeOutcome.Impossible("the connection has no check");
        var fault = await new CheckRunner(send).RunAsync(check, context.NewUnit(), cancellation).ConfigureAwait(false);
        return fault is null ? ExchangeOutcome.Fine : ExchangeOutcome.Of(fault);
    }

    private static async Task<ExchangeOutcome> CatalogAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        if (!context.Program.Catalogs.TryGetValue(context.File.Text("catalog") ?? "", out var catalog))
            return ExchangeOutcome.Impossible($"the catalogues are {string.Join(", ", context.Program.Catalogs.Keys)}; name one with \"catalog\"");
        var (rows, fault) = await new CatalogReader(send, context.Clock).ReadAsync(catalog, context.NewUnit(), isConditional: false, cancellation).ConfigureAwait(false);
        return fault is null ? ExchangeOutcome.Fine with { Rows = [.. rows.Select(row => row.ToValue())] } : ExchangeOutcome.Of(fault);
    }

    private static async Task<ExchangeOutcome> GetAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        if (context.Entity!.Get is null)
            return ExchangeOutcome.Impossible($"the entity '{context.Entity.Name}' has no get");
        using var got = await new GetReader(send, context.Entity).ReadAsync(context.File.Text("key") ?? "", context.NewUnit(), cancellation).ConfigureAwait(false);
        if (got.Fault is { } fault)
            return ExchangeOutcome.Of(fault);
        return got.Record is { } record ? Standing(context, record).With(context.MapAll([record], got.Also.Records))
            : got.IsMissing ? new ExchangeOutcome("missing", "") : new ExchangeOutcome("hold", got.Reason ?? "");
    }

    // A system may go on giving what is deleted.
    private static ExchangeOutcome Standing(CaseContext context, ReadRecord record) => new RecordFates(context.Entity!, context.NewUnit()).Of(record) switch
    {
        { Fault: { } fault } => new ExchangeOutcome("hold", fault),
        { IsDeleted: true } => new ExchangeOutcome("deleted", ""),
        _ => ExchangeOutcome.Fine,
    };

    private static async Task<ExchangeOutcome> MatchAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        if (context.Entity!.Match is not [var rule, ..])
            return ExchangeOutcome.Impossible($"the entity '{context.Entity.Name}' has no match");
        var scope = context.NewUnit();
        scope[Root.User] = context.File.Literal("user");
        using var result = await send(rule.Operation, scope, null, cancellation).ConfigureAwait(false);
        return Result(context, rule.Operation, result);
    }

    private static async Task<ExchangeOutcome> WriteAsync(CaseContext context, SendOperation send, string run, CancellationToken cancellation)
    {
        var write = WriteRun.Prepare(context, context.Entity!, cancellation);
        var requests = run != "delete" ? write.Requests : context.Entity!.Delete is { } delete ? [new PlannedRequest(delete, write.Scope, null)] : [];
        if (requests.Count == 0)
            return ExchangeOutcome.Impossible($"the entity '{context.Entity!.Name}' has no {run}");
        var outcome = ExchangeOutcome.Fine;
        foreach (var request in requests)
        {
            if (run == "create" && outcome.Records is [.., var made] && request.Scope[Root.Key].IsNothing)
                request.Scope[Root.Key] = made.Canonical["key"];
            using var result = await send(request.Operation, request.Scope, null, cancellation).ConfigureAwait(false);
            var next = Result(context, request.Operation, result);
            outcome = request.Field is null || next.Outcome != "fine" ? next with { Records = [.. outcome.Records, .. next.Records] } : outcome;
            if (outcome.Outcome != "fine")
                break;
        }
        return outcome;
    }

    private static ExchangeOutcome Result(CaseContext context, OperationProgram operation, ExchangeResult result)
    {
        if (result.Action != AnswerAction.Fine)
            return new ExchangeOutcome(Word(result.Action), result.Message) { Partial = result.Partial };
        var record = AnswerRecord.Of(operation, result);
        return record.IsEmpty
            ? ExchangeOutcome.Fine
            : ExchangeOutcome.Fine.With(context.MapAll([new ReadRecord("", record, result.Scope?[Root.Headers] ?? Value.Undefined) { Parent = context.Parent }], []));
    }

    /// <summary>An action as cases write it.</summary>
    public static string Word(AnswerAction action) => action.ToString().ToLowerInvariant();
}
