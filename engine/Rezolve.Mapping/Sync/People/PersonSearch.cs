using System.Collections.Concurrent;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.People;

/// <summary>Asks systems for people. What was not found is not asked for again for a while.</summary>
/// <param name="systems">The systems.</param>
/// <param name="policy">What people are compared by.</param>
/// <param name="clock">Ends what was not found.</param>
/// <param name="counts">Counts how often nobody had to be asked.</param>
internal sealed class PersonSearch(IReadOnlyDictionary<string, ConnectedSystem> systems, PeoplePolicy policy, TimeProvider clock, LookupCounts counts)
{
    private readonly ConcurrentDictionary<(string Connection, string Person), (DateTimeOffset Until, string Why)> _missed = new();
    private readonly ConcurrentDictionary<(string Connection, string Key), (DateTimeOffset Until, bool IsActive)> _active = new();

    /// <summary>What a system tells of the person with a key; no more than the key where it tells nothing.</summary>
    public async Task<(SystemPerson Person, Failure? Failure)> TellAsync(string connection, string kind, string key, SystemPerson? told, CancellationToken cancellation)
    {
        var bare = new SystemPerson(key);
        if (kind != "user" || systems[connection].People is not { } people || (told is { Email: not null } or { Username: not null } && !people.TellsMore))
        {
            counts.Count(connection, isKnown: true);
            return (told ?? bare, null);
        }
        var report = await people.FindAsync("key", bare, cancellation).ConfigureAwait(false);
        counts.Count(connection, report.IsRemembered);
        // A system that offers no such question, or has no answer to it, tells what it tells; one that could not be asked must be asked again.
        if (report.Failure is { Class: not (FailureClass.Config or FailureClass.NotFound or FailureClass.Permission) } failure && !IsInVain(failure))
            return (bare, failure);
        return (report.People is [var only] ? only with { Key = key } : told ?? bare, null);
    }

    /// <summary>Whether somebody may be given work. Where nobody can tell, they may.</summary>
    public async Task<bool> IsActiveAsync(string connection, HubPerson person, string key, CancellationToken cancellation)
    {
        if (person.Kind != "user" || systems[connection].People is not { } people)
            return true;
        var now = clock.GetUtcNow();
        if (_active.TryGetValue((connection, key), out var known) && known.Until > now)
        {
            counts.Count(connection, isKnown: true);
            return known.IsActive;
        }
        var report = await people.FindAsync("key", new SystemPerson(key), cancellation).ConfigureAwait(false);
        counts.Count(connection, report.IsRemembered);
        var isActive = report.Failure is not null || report.People is not [{ IsActive: false }];
        // Else every ticket of somebody would ask for them again.
        if (report.Failure is null or { Class: FailureClass.Config })
            _active[(connection, key)] = (now + policy.Missing, isActive);
        return isActive;
    }

    /// <summary>Looks for a person of the hub at a system.</summary>
    /// <returns>The key and the rule that found it; or what was tried in vain; or why nobody could be asked.</returns>
    public async Task<(PersonReference? Reference, string? Missed, Failure? Failure)> FindAsync(string connection, HubPerson person, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_missed.TryGetValue((connection, person.Id), out var missed) && missed.Until > now)
        {
            counts.Count(connection, isKnown: true, isMissing: true);
            return (null, missed.Why, null);
        }
        var tried = new List<string>();
        if (person is { Kind: "user", IsBot: false } && systems[connection].People is { } people)
        {
            var isKnown = true;
            foreach (var (by, text, wanted) in Wanted(person))
            {
                var report = await people.FindAsync(by, wanted, cancellation).ConfigureAwait(false);
                isKnown &= report.IsRemembered;
                if (report.Failure is { } vain && IsInVain(vain))
                {
                    tried.Add($"{by} '{text}' cannot be asked for: {vain.Message}");
                    continue;
                }
                if (report.Failure is { Class: not FailureClass.Config } failure)
                    return (null, null, failure);
                if (report.Failure is null && report.People is [{ IsActive: true, IsBot: false } only])
                {
                    counts.Count(connection, isKnown);
                    return (new PersonReference(only.Key, by, now), null, null);
                }
                tried.Add($"{by} '{text}' {Found(report.People)}");
            }
            counts.Count(connection, isKnown, isMissing: true);
        }
        var who = person.Name ?? person.Username ?? person.Email ?? person.Keys.Values.FirstOrDefault()?.Key ?? person.Id;
        var because = person.IsBot ? "it is a bot, and only people.table says which one it is"
            : tried.Count == 0 ? "there is nothing to look for them by" : string.Join(", ", tried);
        var why = $"{who} is not known at {connection}: {because}";
        _missed[(connection, person.Id)] = (now + policy.Missing, why);
        return (null, why, null);
    }

    // The same question never gets another answer: a name that no address can hold, or that the system refuses.
    private static bool IsInVain(Failure failure) => failure.Class is FailureClass.Mapping or FailureClass.Validation;

    private static string Found(IReadOnlyList<SystemPerson> people) => people switch
    {
        [] => "is nobody's",
        [{ IsBot: true }] => "is that of a bot",
        [_] => "is that of somebody inactive",
        _ => "is that of several",
    };

    private IEnumerable<(string By, string Text, SystemPerson Wanted)> Wanted(HubPerson person)
    {
        var wanted = new SystemPerson("") { Name = person.Name, Username = person.Username, Email = person.Email, ExternalId = person.ExternalId };
        foreach (var by in policy.By)
        {
            if (by switch { "email" => person.Email, "username" => person.Username, "externalId" => person.ExternalId, _ => null } is { Length: > 0 } text)
                yield return (by, text, wanted);
        }
    }
}
