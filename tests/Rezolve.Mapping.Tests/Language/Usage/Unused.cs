namespace Rezolve.Mapping.Tests.Language.Usage;

/// <summary>The constructs that no text of a test shows as a whole, and why. The list only gets shorter.</summary>
internal static class Unused
{
    private const string Words = "for people and editors only: it changes nothing that runs";
    private const string InParts = "its tests put their manifest together from parts, of which none is a whole text of the language";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["input.examples"] = Words,
        ["assertion.keyId"] = InParts,
        ["auth/sign.algorithm"] = InParts,
        ["operation.operationId"] = InParts,
        ["part.fileName"] = InParts,
    };
}
