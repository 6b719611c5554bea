using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Sync.Maintenance;

/// <summary>Something about links that should not be, and what mends it.</summary>
/// <param name="Subject">What it is about: <c>connection/key</c>, or the hub's ticket.</param>
/// <param name="Words">What is the matter.</param>
/// <param name="Remedy">What mending does.</param>
/// <param name="Change">The change that does it; it is refused where something was changed meanwhile.</param>
internal sealed record LinkFlaw(string Subject, string Words, string Remedy, StoreChange Change);
