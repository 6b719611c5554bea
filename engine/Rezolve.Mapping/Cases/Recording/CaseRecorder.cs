using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Cases.Playing;
using Rezolve.Mapping.Cases.Runs;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Masking;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Recording;

/// <summary>
/// Makes cases of what happens on a connection. Personal data are replaced first, and then the engine itself does the whole once more over
/// what is left: its requests and results are what the case expects, so a case that was written passes.
/// </summary>
/// <param name="manifest">The connector as written.</param>
/// <param name="program">The connector as compiled for the connection.</param>
/// <param name="names">What is personal, and what stands for it.</param>
/// <param name="limits">The engine's limits.</param>
internal sealed class CaseRecorder(ConnectorManifest manifest, ConnectorProgram program, CaseNames names, EngineLimits limits)
{
    private readonly CaseCoverage _coverage = new();
    private readonly ManifestWords _words = new(manifest);

    /// <summary>Does what an exchange case says on the live connection, and makes the case of it.</summary>
    /// <param name="asked">The case without exchange and expectation, with the real values.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<RecordedCase> RecordAsync(ValueObject asked, ConnectionRuntime connection, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        if (CaseText.Read(With(asked, [], Value.Of(new ValueObject())), limits.Files, bag) is not { } live)
            return RecordedCase.Refused(bag);
        var tape = new ExchangeTape();
        var context = new CaseContext(live, program, limits, _coverage) { Watch = names.Learn };
        if (ExchangeRun.NeedsEntity(live) && context.Entity is null)
            return RecordedCase.Refused(CaseRunner.NoEntity(context).ToString());
        LearnAsked(context);
        SendOperation send = new OperationRunner(tape.Around(connection.Sender.SendAsync), connection.Running).SendAsync;
        var outcome = await ExchangeRun.PerformAsync(context, send, cancellation).ConfigureAwait(false);
        if (!outcome.IsPossible || tape.Problem is not null)
            return RecordedCase.Refused(tape.Problem ?? outcome.Message);
        names.Keep(Value.Of(outcome.Rows));
        return await ReplayAsync(Replaced(asked), outcome, tape, cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes read cases of records: all are looked at before the first is written, so that whoever is named in one is known in all.</summary>
    /// <param name="asked">The case without record, headers and expectation, with the real values.</param>
    /// <param name="records">The vendor's records.</param>
    public IReadOnlyList<RecordedCase> OfRecords(ValueObject asked, IReadOnlyList<ReadRecord> records)
    {
        var bag = new DiagnosticBag();
        if (CaseText.Read(Reading(asked, new ReadRecord("", "{}"u8.ToArray())), limits.Files, bag) is not { } live)
            return [RecordedCase.Refused(bag)];
        var context = new CaseContext(live, program, limits, _coverage) { Watch = names.Learn };
        using var unit = context.OpenMapping(context.Entity!, CancellationToken.None);
        var mapped = records.Select(record => context.Map(unit, record)).ToList();
        return [.. records.Zip(mapped, (record, found) => OfRecord(asked, record, found))];
    }

    private RecordedCase OfRecord(ValueObject asked, ReadRecord record, MappedRecord live)
    {
        var members = Reading(Replaced(asked), record);
        var bag = new DiagnosticBag();
        if (CaseText.Read(members, limits.Files, bag) is not { } file || Compile(file, bag) is not { } context)
            return RecordedCase.Refused(bag);
        using var unit = context.OpenMapping(context.Entity!, CancellationToken.None);
        var mapped = context.Map(unit, ReadRun.RecordOf(context));
        if (!mapped.Held.Select(one => (one.Field, one.Code)).SequenceEqual(live.Held.Select(one => (one.Field, one.Code))))
            return RecordedCase.Refused($"without the personal data other fields are held: {Fields(mapped)} instead of {Fields(live)}");
        members["expect"] = Found.Brief(Found.Of(mapped), isFeed: false);
        return new RecordedCase(members, null);
    }

    private static string Fields(MappedRecord mapped) => mapped.Held.Count == 0 ? "none" : string.Join(", ", mapped.Held.Select(one => one.Field));

    private ValueObject Reading(ValueObject asked, ReadRecord record)
    {
        var members = new ValueObject();
        foreach (var (name, value) in asked)
            members[name] = value;
        if (Kept(record.Headers) is { Object.Count: > 0 } headers)
            members["headers"] = names.Of(headers, Replacing.Known);
        if (record.Parent is { IsNothing: false } parent)
            members["parent"] = names.Of(Of(parent, "entity", "key", "record"), Replacing.Unknown);
        if (record.Outer.Length > 0)
            members["outer"] = names.Of(ValueJson.Read(record.Outer), Replacing.Unknown);
        members["record"] = names.Of(ValueJson.Read(record.Bytes), Replacing.Unknown);
        members["expect"] = Value.Of(new ValueObject());
        return members;
    }

    private static Value Of(Value whole, params string[] names)
    {
        var members = new ValueObject();
        foreach (var name in names.Where(name => !whole[name].IsNothing))
            members[name] = whole[name];
        return Value.Of(members);
    }

    private async Task<RecordedCase> ReplayAsync(ValueObject members, ExchangeOutcome live, ExchangeTape tape, CancellationToken cancellation)
    {
        var answers = new AnswerText(names, _words);
        var exchange = tape.Answers.Select(answers.Exchange).ToList();
        var bag = new DiagnosticBag();
        if (CaseText.Read(With(members, exchange, Value.Of(new ValueObject())), limits.Files, bag) is not { } file || Compile(file, bag) is not { } context)
            return RecordedCase.Refused(bag);
        var baseUrl = CaseRunner.BaseUrl(context);
        using var vendor = new ScriptedVendor(file.Root["exchange"]!.Items, baseUrl);
        using var client = new HttpClient(vendor, disposeHandler: false);
        if (!CaseSender.TryCreate(context, client, out var send, out var problem))
            return RecordedCase.Refused(problem.ToString());
        var outcome = await ExchangeRun.PerformAsync(context, send, cancellation).ConfigureAwait(false);
        if (outcome.Outcome != live.Outcome || outcome.Records.Count != live.Records.Count || vendor.Sent.Count != exchange.Count || vendor.Asked != exchange.Count)
        {
            return RecordedCase.Refused(
                $"without the personal data the connector does something else: {Told(outcome, vendor.Asked)} instead of {Told(live, exchange.Count)}");
        }
        foreach (var (made, sent) in exchange.Zip(vendor.Sent))
            Fill(made, RequestText.Members(sent, baseUrl));
        return new RecordedCase(With(members, exchange, Found.Brief(Found.Of(outcome), ExchangeRun.IsFeed(file))), null);
    }

    // The request first, as a person reads it.
    private static void Fill(ValueObject exchange, ValueObject request)
    {
        var (name, rest) = exchange.Last();
        exchange.Clear();
        foreach (var (member, value) in request)
            exchange[member] = value;
        exchange[name] = rest;
    }

    private static string Told(ExchangeOutcome outcome, int requests) =>
        FormattableString.Invariant($"{requests} requests and {outcome.Records.Count} records, {outcome.Outcome}{(outcome.Message.Length == 0 ? "" : $" ({outcome.Message})")}");

    private void LearnAsked(CaseContext context)
    {
        if (context.Entity is not { } entity)
            return;
        names.LearnKey(entity.Kind, context.File.Literal("key"));
        foreach (var part in (string[])["create", "change", "user"])
            names.Learn(entity, context.File.Literal(part));
    }

    private ValueObject Replaced(ValueObject asked)
    {
        var members = new ValueObject();
        foreach (var (name, value) in asked)
        {
            members[name] = name switch
            {
                "inputs" => Value.Of(names.Inputs()),
                "key" or "parent" or "filter" or "user" or "create" or "change" or "current" or "session" => names.Of(value, Replacing.Unknown),
                _ => value,
            };
        }
        return members;
    }

    private static ValueObject With(ValueObject members, IEnumerable<ValueObject> exchange, Value expect)
    {
        var whole = new ValueObject();
        foreach (var (name, value) in members)
            whole[name] = value;
        whole["exchange"] = Value.Of([.. exchange.Select(Value.Of)]);
        whole["expect"] = expect;
        return whole;
    }

    private Value Kept(Value headers)
    {
        var kept = new ValueObject();
        foreach (var (name, value) in headers.Kind == ValueKind.Object ? headers.Object : [])
        {
            if (AnswerText.IsKept(name, _words))
                kept[name] = value;
        }
        return Value.Of(kept);
    }

    private CaseContext? Compile(CaseFile file, DiagnosticBag bag) =>
        CaseContext.Compile(file, manifest, limits, bag) is { } compiled ? new CaseContext(file, compiled, limits, _coverage) : null;
}

/// <summary>A case that was recorded, or why there is none.</summary>
/// <param name="Members">The case; null where there is none.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record RecordedCase(ValueObject? Members, string? Problem)
{
    /// <summary>No case.</summary>
    public static RecordedCase Refused(string why) => new(null, why);

    /// <summary>No case, because of mistakes.</summary>
    public static RecordedCase Refused(DiagnosticBag bag) => new(null, string.Join("; ", bag.All.Where(one => one.Severity == Severity.Error).Select(one => one.Message)));
}
