using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Feeds;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.People;

/// <summary>The people of a system that a manifest describes: found by its rules (<c>match</c>), or by their keys. Safe for many threads.</summary>
/// <param name="runtime">The connection.</param>
/// <param name="entity">The entity that people are.</param>
/// <param name="caching">How long what was found is remembered.</param>
internal sealed class ManifestPeople(ConnectionRuntime runtime, EntityProgram entity, PeopleCaching caching) : IPeopleSystem
{
    private readonly PeopleCache _cache = new(caching, runtime.Clock);
    private readonly PersonReader _reader = new(runtime, entity);

    /// <inheritdoc/>
    public bool TellsMore => entity.Get is not null && (entity["accountType"]?.Read ?? entity["externalId"]?.Read) is not null;

    /// <inheritdoc/>
    public async Task<PeopleReport> FindAsync(string by, SystemPerson person, CancellationToken cancellation)
    {
        var value = Compared(by, person);
        if (string.IsNullOrEmpty(value))
            return new PeopleReport([]);
        // People write their addresses with large and small letters as they like.
        var name = $"{by}\n{(by == "email" ? value.ToLowerInvariant() : value)}";
        if (_cache.Find(name) is { } known)
            return new PeopleReport(known) { IsRemembered = true };
        var report = by == "key" ? await ByKeyAsync(value, cancellation).ConfigureAwait(false) : await ByRuleAsync(by, person, cancellation).ConfigureAwait(false);
        if (report.Failure is null)
            _cache.Keep(name, report.People);
        return report;
    }

    private static string? Compared(string by, SystemPerson person) => by switch
    {
        "key" => person.Key,
        "email" => person.Email,
        "username" => person.Username,
        "name" => person.Name,
        "externalId" => person.ExternalId,
        _ => null,
    };

    private async Task<PeopleReport> ByKeyAsync(string key, CancellationToken cancellation)
    {
        if (entity.Get is not { } get)
            return new PeopleReport([], Failures.NotOffered("read a person by key", entity.Place));
        var unit = runtime.NewUnit(cancellation);
        using var got = await new GetReader(runtime.RunnerFor(Priority.Webhook).SendAsync, entity).ReadAsync(key, unit, cancellation).ConfigureAwait(false);
        if (got.Record is { } record)
            return _reader.Read([record], unit, get, cancellation);
        if (got.IsMissing)
            return new PeopleReport([]);
        return new PeopleReport([], got.Fault is { } fault ? Failures.Of(get, fault) : Failures.OfRecord(get, got.Reason ?? ""));
    }

    private async Task<PeopleReport> ByRuleAsync(string by, SystemPerson person, CancellationToken cancellation)
    {
        if (entity.Match.FirstOrDefault(rule => rule.By == by) is not { } rule)
            return new PeopleReport([], Failures.NotOffered($"find people by {by}", entity.Place));
        var unit = runtime.NewUnit(cancellation);
        unit[Root.User] = AsUser(person);
        return rule.Operation.Records is null
            ? await OneAsync(rule, unit, cancellation).ConfigureAwait(false)
            : await RowsAsync(rule, unit, cancellation).ConfigureAwait(false);
    }

    // An operation without rows answers with the person itself, or says that there is none.
    private async Task<PeopleReport> OneAsync(MatchRule rule, Scope unit, CancellationToken cancellation)
    {
        unit[Root.Params] = Value.Of(entity.Params);
        using var exchange = await runtime.RunnerFor(Priority.Webhook).SendAsync(rule.Operation, unit, null, cancellation).ConfigureAwait(false);
        if (exchange.Action is AnswerAction.Ignore or AnswerAction.Missing)
            return new PeopleReport([]);
        if (exchange.Action != AnswerAction.Fine)
            return new PeopleReport([], Failures.Of(rule.Operation, exchange));
        var bytes = AnswerRecord.Of(rule.Operation, exchange);
        return bytes.IsEmpty ? new PeopleReport([]) : _reader.Read([new ReadRecord("", bytes, exchange.Scope?[Root.Headers] ?? default)], unit, rule.Operation, cancellation, rule);
    }

    private async Task<PeopleReport> RowsAsync(MatchRule rule, Scope unit, CancellationToken cancellation)
    {
        var found = new List<SystemPerson>();
        var reader = new FeedReader(runtime.RunnerFor(Priority.Webhook).SendAsync, entity, runtime.Clock) { ReadsAhead = false };
        await foreach (var page in reader.RowsAsync(rule.Operation, rule.Where, unit, cancellation).ConfigureAwait(false))
        {
            using (page)
            {
                var report = _reader.Read(page.Records, unit, rule.Operation, cancellation);
                if ((page.Fault is { } fault ? Failures.Of(rule.Operation, fault) : report.Failure) is { } failure)
                    return new PeopleReport([], failure);
                found.AddRange(report.People);
            }
        }
        return new PeopleReport(found);
    }

    private static Value AsUser(SystemPerson person)
    {
        var user = new ValueObject();
        foreach (var (name, text) in new[] { ("email", person.Email), ("username", person.Username), ("name", person.Name), ("displayName", person.Name), ("externalId", person.ExternalId) })
        {
            if (!string.IsNullOrEmpty(text))
                user[name] = Value.Of(text);
        }
        return Value.Of(user);
    }
}
