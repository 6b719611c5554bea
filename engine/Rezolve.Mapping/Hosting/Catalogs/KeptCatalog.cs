using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Hosting.Catalogs;

/// <summary>What a catalogue told when it was read last. Immutable.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Validators">By what to ask whether that still holds; null where only reading it again tells.</param>
internal sealed record KeptCatalog(IReadOnlyList<CatalogRow> Rows, Validators? Validators)
{
    /// <summary>Whether other rows say the same, in the same order.</summary>
    public bool Says(IReadOnlyList<CatalogRow> rows) => Rows.Count == rows.Count && Rows.Zip(rows).All(pair => AreSame(pair.First, pair.Second));

    private static bool AreSame(CatalogRow left, CatalogRow right) => left with { Options = [] } == right with { Options = [] } && left.Options.SequenceEqual(right.Options);
}
