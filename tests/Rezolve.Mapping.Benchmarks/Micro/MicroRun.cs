using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Rezolve.Mapping.Benchmarks.Micro;

/// <summary>The small parts, by BenchmarkDotNet, in this process: it needs no second build.</summary>
internal static class MicroRun
{
    /// <summary>Runs all of them; reports go to a folder that git ignores.</summary>
    public static void All(string artifacts)
    {
        var job = Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(artifacts, "micro"))
            .WithOptions(ConfigOptions.DisableLogFile);
        BenchmarkRunner.Run([typeof(MapSteps), typeof(Scripts)], config);
    }
}
