using Rezolve.Mapping.Diagnostics.Rules;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>The stable code of each sort of failure, as <c>explain</c> knows it.</summary>
internal static class FailureCodes
{
    /// <summary>The code: <c>RZ8001</c> and on.</summary>
    public static string Of(FailureClass sort) => SystemRules.All[(int)sort].Code;
}
