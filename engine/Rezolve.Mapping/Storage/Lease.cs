namespace Rezolve.Mapping.Storage;

/// <summary>The right to work on something until an instant, which nobody else has.</summary>
/// <param name="Tenant">Whose work it is.</param>
/// <param name="Name">What is worked on.</param>
/// <param name="Owner">Who works.</param>
/// <param name="Token">Grows with each new owner: a change made under an older one is refused, however late it comes.</param>
/// <param name="Until">When it ends, by the store's clock.</param>
public sealed record Lease(string Tenant, string Name, string Owner, long Token, DateTimeOffset Until);

/// <summary>What is wanted of a lease.</summary>
/// <param name="Tenant">Whose work it is.</param>
/// <param name="Name">What is to be worked on.</param>
/// <param name="Owner">Who wants to.</param>
/// <param name="Span">For how long; zero gives it back.</param>
public sealed record LeaseRequest(string Tenant, string Name, string Owner, TimeSpan Span)
{
    /// <summary>The lease to renew or give back; null to take one.</summary>
    public Lease? Held { get; init; }
}
