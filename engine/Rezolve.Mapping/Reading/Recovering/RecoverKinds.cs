using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Reading.Recovering;

/// <summary>The ways to make good a create whose answer was lost.</summary>
internal static class RecoverKinds
{
    /// <summary>Every way, in the order of the reference.</summary>
    public static KindFamily All { get; } = new("recover", [new KeyRecover(), new LookupRecover(), new MatchRecover(), new NoRecover()]);
}
