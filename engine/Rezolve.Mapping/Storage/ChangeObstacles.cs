namespace Rezolve.Mapping.Storage;

/// <summary>What stands in the way of a change: one rule for every store, which asks the store for what it has.</summary>
/// <param name="version">The version of a row; 0 where there is none.</param>
/// <param name="owner">The row that has the unique text which stands in the place of the id; null where none has.</param>
/// <param name="isHeld">Whether a lease still holds.</param>
public sealed class ChangeObstacles(Func<RowKey, long> version, Func<RowKey, RowKey?> owner, Func<Lease, bool> isHeld)
{
    /// <summary>Looks for an obstacle.</summary>
    /// <param name="change">The change.</param>
    /// <returns>What came of it; null where nothing stands in its way.</returns>
    public CommitOutcome? Find(StoreChange change)
    {
        if (change.Lease is { } lease && !isHeld(lease))
            return new(CommitResult.LeaseLost, 0);
        var checks = change.Checks.Concat(change.Deletes).Concat(change.Writes.Select(write => new RowCheck(write.Key, write.Expected)));
        foreach (var check in checks.Where(check => check.Expected is { } expected && expected != version(check.Key)))
            return new(CommitResult.Stale, 0, check.Key);
        return Taken(change) is { } key ? new(CommitResult.Taken, 0, key) : null;
    }

    private RowKey? Taken(StoreChange change)
    {
        if (change.Writes.All(write => write.Unique.Count == 0))
            return null;
        var leaving = change.Deletes.Select(one => one.Key).Concat(change.Writes.Select(one => one.Key)).ToHashSet();
        var wanted = new HashSet<RowKey>();
        foreach (var write in change.Writes)
        {
            foreach (var place in write.Unique.Select(text => write.Key with { Id = text }))
            {
                if (!wanted.Add(place) || (owner(place) is { } other && !leaving.Contains(other)))
                    return write.Key;
            }
        }
        return null;
    }
}
