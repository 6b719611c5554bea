namespace Rezolve.Mapping.RichText.Losses;

/// <summary>What a conversion could not keep.</summary>
/// <param name="What">What happened to what: <c>panel became a quote</c>.</param>
/// <param name="Count">How often.</param>
internal sealed record Loss(string What, int Count)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What} ({Count})";
}
