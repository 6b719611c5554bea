using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>The people of a desk.</summary>
internal sealed class DeskPeople(params SystemPerson[] people) : IPeopleSystem
{
    public List<SystemPerson> People { get; } = [.. people];

    public int Asked { get; private set; }

    public bool TellsMore { get; init; }

    public Failure? Failure { get; set; }

    public Task<PeopleReport> FindAsync(string by, SystemPerson person, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult(Failure is { } failure ? new PeopleReport([], failure) : new PeopleReport([.. People.Where(one => by switch
        {
            "key" => one.Key == person.Key,
            "email" => one.Email is not null && string.Equals(one.Email, person.Email, StringComparison.OrdinalIgnoreCase),
            "username" => one.Username is not null && one.Username == person.Username,
            "externalId" => one.ExternalId is not null && one.ExternalId == person.ExternalId,
            _ => false,
        })]));
    }
}
