using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Diagnostics.Rules.Checkup;

namespace Rezolve.Mapping.Diagnostics;

/// <summary>Every sort of mistake the engine reports, by code.</summary>
internal static class DiagnosticCatalog
{
    /// <summary>All rules, by ascending code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. StructureRules.All, .. ValueRules.All, .. OperationRules.All, .. FlowRules.All, .. FieldRules.All, .. ChildRules.All, .. AbilityRules.All, .. LifecycleRules.All, .. WebhookRules.All,
        .. WorkspaceRules.All, .. SyncRules.All, .. EvidenceRules.All, .. MappingRules.All, .. SystemRules.All,
        .. ReachFindings.All, .. MappingFindings.All, .. StatusFindings.All, .. UpdateFindings.All, .. DelayFindings.All, .. QuotaFindings.All, .. RoomFindings.All, .. QueueFindings.All,
        .. CommandRules.All,
    ];

    /// <summary>The rule of a code, or null.</summary>
    public static DiagnosticRule? Find(string code) =>
        All.FirstOrDefault(rule => rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
}
