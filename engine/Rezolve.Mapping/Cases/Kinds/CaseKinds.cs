using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Cases.Kinds;

/// <summary>What a case can show.</summary>
internal static class CaseKinds
{
    /// <summary>Every sort of case.</summary>
    public static KindFamily All { get; } = new("case", [new ReadCase(), new WriteCase(), new ExchangeCase(), new WebhookCase()]);
}
