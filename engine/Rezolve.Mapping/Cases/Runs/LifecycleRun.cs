using System.Globalization;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Recovering;
using Rezolve.Mapping.Reading.Sweeps;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs what a sync asks of records besides their values: what a create has made, which steps a status may take, which keys there are.</summary>
internal static class LifecycleRun
{
    /// <summary>What a create whose answer was lost may have made: a row for each, with its key.</summary>
    public static async Task<ExchangeOutcome> RecoverAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        var entity = context.Entity!;
        if (entity.Recover is null)
            return ExchangeOutcome.Impossible($"the entity '{entity.Name}' does not say how a create is recovered");
        var write = WriteRun.Prepare(context, entity, cancellation);
        var rows = new List<Value>();
        await foreach (var page in new RecoverReader(send, entity, context.Clock).ReadAsync(write.Scope, FeedRun.ParentOf(context), From(context), cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                rows.AddRange(page.Records.Select(record => Row(("key", Value.Of(record.Key)))));
                if (page.Fault is { } fault)
                    return ExchangeOutcome.Of(fault);
            }
        }
        return ExchangeOutcome.Fine with { Rows = rows };
    }

    /// <summary>The steps that a record may take now: a row for each, { id, to, name, requires }.</summary>
    public static async Task<ExchangeOutcome> TransitionsAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        var entity = context.Entity!;
        if (entity.Transitions is not ListedTransitionsProgram)
            return ExchangeOutcome.Impossible($"the entity '{entity.Name}' has no transitions that are listed");
        var steps = await new TransitionReader(send, entity, context.Clock)
            .ReadAsync(context.File.Text("key") ?? "", default, context.NewUnit(), cancellation).ConfigureAwait(false);
        if (steps.Fault is { } fault)
            return ExchangeOutcome.Of(fault);
        return steps.IsMissing ? new ExchangeOutcome("missing", "")
            : steps.Unread is [var reason, ..] ? new ExchangeOutcome("hold", reason)
            : ExchangeOutcome.Fine with { Rows = [.. steps.Steps.Select(RowOf)] };
    }

    /// <summary>The keys of all records there are: a row for each, { key, version }.</summary>
    public static async Task<ExchangeOutcome> SweepAsync(CaseContext context, SendOperation send, CancellationToken cancellation)
    {
        var entity = context.Entity!;
        if (SweepReader.FeedOf(entity) is null)
            return ExchangeOutcome.Impossible($"nothing gives the keys of the entity '{entity.Name}'");
        var rows = new List<Value>();
        await foreach (var page in new SweepReader(send, entity, context.Clock).ReadAsync(From(context), context.NewUnit(), cancellation).ConfigureAwait(false))
        {
            rows.AddRange(page.Keys.Select(one => Row(("key", Value.Of(one.Key)), ("version", one.Version is null ? Value.Undefined : Value.Of(one.Version)))));
            if (page.Fault is { } fault)
                return ExchangeOutcome.Of(fault);
        }
        return ExchangeOutcome.Fine with { Rows = rows };
    }

    private static Value RowOf(LegalStep step) => Row(
        ("id", Value.Of(step.Id)),
        ("to", Value.Of(step.To)),
        ("name", step.Name is null ? Value.Undefined : Value.Of(step.Name)),
        ("requires", step.Requires.Count == 0 ? Value.Undefined : Value.Of([.. step.Requires.Select(field => Value.Of(field))])));

    private static Value Row(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var row = new ValueObject();
        foreach (var (name, value) in members)
        {
            if (value.Kind != ValueKind.Undefined)
                row[name] = value;
        }
        return Value.Of(row);
    }

    private static DateTimeOffset? From(CaseContext context) => DateTimeOffset.TryParse(context.File.Text("from"), CultureInfo.InvariantCulture, out var at) ? at : null;
}
