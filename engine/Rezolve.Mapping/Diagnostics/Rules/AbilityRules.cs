namespace Rezolve.Mapping.Diagnostics.Rules;

/// <summary>RZ42xx: what a connector can do.</summary>
internal static class AbilityRules
{
    public static readonly DiagnosticRule NothingToWithdraw = new(
        "RZ4201", Severity.Error, "Nothing to withdraw",
        "`capabilities` takes away what the connector could do. What is named here it cannot do anyway, so the name is likely wrong, and what was meant would still be done.",
        "Name one of the connector's abilities; `rezolve print --abilities` lists them.");

    public static IReadOnlyList<DiagnosticRule> All { get; } = [NothingToWithdraw];
}
