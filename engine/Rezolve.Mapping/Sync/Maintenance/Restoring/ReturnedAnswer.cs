namespace Rezolve.Mapping.Sync.Maintenance.Restoring;

/// <summary>What is done about a record that no link knows.</summary>
/// <param name="Waits">It may be what was made before the store was restored: it is not taken in yet.</param>
/// <param name="MadeWith">The key with which its hub ticket is made elsewhere, where that is not told by the record itself.</param>
internal readonly record struct ReturnedAnswer(bool Waits, string? MadeWith = null);
