using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Sync.Systems.Manifests.People;

/// <summary>How long it is remembered who was found, and who was not.</summary>
/// <param name="Found">How long those found are.</param>
/// <param name="Missing">How long it is that nobody was.</param>
/// <param name="Most">How many answers are kept.</param>
internal sealed record PeopleCaching(TimeSpan Found, TimeSpan Missing, int Most)
{
    /// <summary>The usual: people are hired and renamed by the day, and one who was missing is soon looked for again.</summary>
    public static PeopleCaching Usual { get; } = Of(new PeoplePolicy());

    /// <summary>As an operator decided.</summary>
    public static PeopleCaching Of(PeoplePolicy policy) => new(policy.Found, policy.Missing, 10_000);
}

/// <summary>Remembers for a while who was found. Safe for many threads.</summary>
internal sealed class PeopleCache(PeopleCaching caching, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, (IReadOnlyList<SystemPerson> People, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Who was found; null where that is not known, or no longer.</summary>
    public IReadOnlyList<SystemPerson>? Find(string name)
    {
        lock (_gate)
            return _known.TryGetValue(name, out var known) && clock.GetUtcNow() < known.Until ? known.People : null;
    }

    /// <summary>Remembers who was found.</summary>
    public void Keep(string name, IReadOnlyList<SystemPerson> people)
    {
        lock (_gate)
        {
            _known.Remove(name);
            if (_known.Count >= caching.Most)
                _known.RemoveAt(0);
            _known[name] = (people, clock.GetUtcNow() + (people.Count > 0 ? caching.Found : caching.Missing));
        }
    }
}
