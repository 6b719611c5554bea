namespace Rezolve.Mapping.Tests.EndToEnd.Servers;

/// <summary>Tests that take a minute or more at real servers: they run where somebody asks for them.</summary>
internal static class LongRun
{
    private const string Variable = "REZOLVE_LONG";

    /// <summary>Skips the test, with the reason, where nobody asked.</summary>
    /// <param name="what">What takes so long, as the beginning of a sentence.</param>
    public static void Require(string what) =>
        Assert.SkipWhen(Environment.GetEnvironmentVariable(Variable) is null, $"{what} take minutes at real servers: {Variable} is not set.");
}
