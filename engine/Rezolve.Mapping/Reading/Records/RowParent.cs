using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>Tells whose child a row or record is: the parent that is being read, or the one that its <c>parentKey</c> names.</summary>
/// <param name="entity">Whose records they are.</param>
/// <param name="reading">The root <c>parent</c> of the unit of work; without a key where children of many are read.</param>
internal sealed class RowParent(EntityProgram entity, Value reading)
{
    private readonly bool _asks = entity.ParentKey is not null && !ParentValue.HasKey(reading);

    /// <summary>The parent of what a scope stands on.</summary>
    /// <param name="scope">The scope over the row or record.</param>
    /// <param name="mayComeLater">The row only names a record, which may tell its parent itself.</param>
    /// <param name="fault">Why it is not known; null where it is, or nothing has to be.</param>
    public Value Of(ScanScope scope, bool mayComeLater, out string? fault)
    {
        fault = null;
        if (!_asks)
            return reading;
        var key = KeyText.Of(entity.ParentKey!, scope, "parentKey", out fault);
        if (key is not null)
            return ParentValue.WithKey(reading, key);
        if (mayComeLater)
            fault = null;
        return reading;
    }
}
