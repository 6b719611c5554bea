using System.Globalization;
using System.Runtime.CompilerServices;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs the changes or the list of an exchange case; of children those of the parent that the case gives, else of all parents.</summary>
internal static class FeedRun
{
    /// <summary>Reads and maps every page.</summary>
    public static async Task<ExchangeOutcome> RunAsync(CaseContext context, SendOperation send, string run, CancellationToken cancellation)
    {
        var entity = context.Entity!;
        if (run == "changes" ? entity.Changes is null : FeedProgram.AllOf(entity) is null && entity.Embedded is null)
            return ExchangeOutcome.Impossible($"the entity '{entity.Name}' has no {run}");
        var outcome = ExchangeOutcome.Fine;
        await foreach (var family in PagesAsync(context, send, run, cancellation).ConfigureAwait(false))
        {
            using (family)
            {
                var records = context.MapAll(family.IsAsked ? family.Page.Records : [], family.Page.Also);
                outcome = outcome.With(family.Page, records);
                if (family.MissingParent is { } missing)
                    outcome = outcome with { Missing = [.. outcome.Missing, missing] };
            }
        }
        return outcome;
    }

    private static IAsyncEnumerable<FamilyPage> PagesAsync(CaseContext context, SendOperation send, string run, CancellationToken cancellation)
    {
        var entity = context.Entity!;
        DateTimeOffset? from = DateTimeOffset.TryParse(context.File.Text("from"), CultureInfo.InvariantCulture, out var at) ? at : null;
        var unit = context.NewUnit();
        if (run == "changes")
            return ChangesAsync(context, send, from, unit, cancellation);
        var reader = new FamilyReader(send, context.Program.Entities, context.Clock, atOnce: 1) { MostPages = MostPages(context), ReadsAhead = false };
        return ChildReader.IsPerParent(entity) && ParentOf(context) is { } parent
            ? reader.ReadChildrenAsync(entity, [parent], unit, cancellation)
            : reader.ReadAsync(entity, new ReadSpan(from, OnlyChanged: false), unit, cancellation);
    }

    private static async IAsyncEnumerable<FamilyPage> ChangesAsync(
        CaseContext context, SendOperation send, DateTimeOffset? from, Scope unit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var entity = context.Entity!;
        if (unit[Root.Parent].IsNothing && entity.Parents is [var only, ..])
            unit[Root.Parent] = ParentValue.Of(context.Program.Entities[only], null);
        var mark = CursorMark.Of(context.File.Literal("mark"));
        var reader = new FeedReader(send, entity, context.Clock) { MostPages = MostPages(context), ReadsAhead = false };
        await foreach (var page in reader.ChangesAsync(mark, from, unit, cancellation).ConfigureAwait(false))
            yield return new FamilyPage(entity, page, IsAsked: true);
    }

    private static int MostPages(CaseContext context) => (int)(context.File.Root["pages"]?.Integer ?? int.MaxValue);

    // A parent's record that the case gives stands for the one that was read.
    /// <summary>The parent that a case gives; null where it gives none.</summary>
    public static ParentRecord? ParentOf(CaseContext context)
    {
        var parent = context.Parent;
        if (!ParentValue.HasKey(parent))
            return null;
        var entity = context.Program.Entities[parent["entity"].Text];
        var record = parent["record"];
        return record.IsNothing
            ? new ParentRecord(entity, parent["key"].Text)
            : new ParentRecord(entity, parent["key"].Text, ValueJson.ToBytes(record), context.Entity!.Embedded?.In.Name);
    }
}
