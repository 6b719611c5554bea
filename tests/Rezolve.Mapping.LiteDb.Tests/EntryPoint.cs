using Rezolve.Mapping.LiteDb.Tests.Kills;

namespace Rezolve.Mapping.LiteDb.Tests;

/// <summary>The tests, or a child that they started. Tests begin as they would without this class.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args)
    {
        if (Environment.GetEnvironmentVariable(ChildProcess.Work)?.Split(' ', 2) is [var work, var file])
        {
            await ChildWork.RunAsync(work, file);
            return 0;
        }
        return args.Contains("--server") || args.Contains("--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
