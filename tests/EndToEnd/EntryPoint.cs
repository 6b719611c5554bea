using Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;

namespace EndToEnd;

/// <summary>The tests, or a child that they started. Tests begin as they would without this class.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(SyncingChild.Variable) is { Length: > 0 } point)
            return await SyncingChild.RunAsync(StorePoint.All.Concat(StorePoint.OfFiles).Single(one => one.Name == point));
        return args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
