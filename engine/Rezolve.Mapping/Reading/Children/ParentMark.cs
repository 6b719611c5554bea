namespace Rezolve.Mapping.Reading.Children;

/// <summary>What is known of one parent's children when all of them have been read: stored together with the effects of what was read.</summary>
/// <param name="Entity">The parent's entity.</param>
/// <param name="Key">The parent's key.</param>
/// <param name="Seen">A fingerprint of each child's row; none where the parent has no children, or is gone.</param>
internal sealed record ParentMark(string Entity, string Key, IReadOnlyList<ulong> Seen);
