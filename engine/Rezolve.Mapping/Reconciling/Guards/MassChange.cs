namespace Rezolve.Mapping.Reconciling.Guards;

/// <summary>Stops a run that would change more than somebody can have meant: a filter gone wrong, an empty answer, a changed map.</summary>
/// <param name="Most">The most at once, however many there are.</param>
/// <param name="Percent">The most of all there are, in percent; of few there are, <paramref name="Few"/> may always be changed.</param>
/// <param name="Few">So many may always be changed.</param>
internal sealed record MassChange(int Most, int Percent, int Few)
{
    /// <summary>Why a change needs a person's word; null where it does not.</summary>
    /// <param name="what">What is done, as in "would delete 120 of 400 tickets".</param>
    /// <param name="planned">To how many.</param>
    /// <param name="all">Of how many; <see cref="int.MaxValue"/> where that is not known.</param>
    public string? Objection(string what, int planned, int all) =>
        planned <= Few ? null
        : planned > Most && all == int.MaxValue ? $"{what} more than {Most} tickets at once"
        : planned > Most ? $"{what} {planned} of {all}, and no more than {Most} are allowed at once"
        : (long)planned * 100 > (long)all * Percent ? $"{what} {planned} of {all}, and no more than {Percent} % are allowed at once"
        : null;
}
