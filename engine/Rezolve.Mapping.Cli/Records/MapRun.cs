using System.Text.Json;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Records.Input;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>Maps a stream of any size, and tells how its records ended.</summary>
internal static class MapRun
{
    private const int PageBytes = 1 << 20;
    private const int LongestRecord = 64 << 20;
    private const int FewProblems = 20;
    private const int ManyProblems = 1000;

    /// <summary>Maps and tells.</summary>
    public static async Task<Ending> RunAsync(Invocation invocation, MapSource source, MapRequest request)
    {
        var terminal = invocation.Terminal;
        var unit = MappingRoots.Offline(source.Program, terminal.Clock.GetUtcNow());
        var pipeline = new MapPipeline(
            () => NewMapping(source, new MappingRoots(source.Program, unit.Fork(), terminal.Clock), request.IsReverse),
            Math.Clamp(Environment.ProcessorCount, 1, 4), invocation.Report.Voice.IsVerbose ? ManyProblems : FewProblems);
        var progress = new Progress(invocation.Report, terminal);
        await using var input = OpenInput(terminal, request.File);
        var output = request.Out is null ? terminal.Output : OpenOutput(terminal.FullPath(request.Out));
        try
        {
            var lines = await InputShape.LinesOfAsync(input, ReadingLimits.Documents, invocation.Interrupted);
            await pipeline.RunAsync(new PageReader(lines, PageBytes, LongestRecord), output, progress.Tell, invocation.Interrupted);
        }
        finally
        {
            progress.Clear();
            if (request.Out is not null)
                await output.DisposeAsync();
        }
        if (invocation.Interrupted.IsCancellationRequested)
            invocation.Report.Say("Interrupted: what was read is written.");
        var problems = Tell(invocation.Report, pipeline, toOutput: request.Out is not null);
        return new Ending(CodeOf(pipeline, invocation.Interrupted), problems);
    }

    private static IRecordMapping NewMapping(MapSource source, MappingRoots roots, bool isReverse) =>
        isReverse ? new ReverseMapping(source.Program, source.Entity, roots) : new ForwardMapping(source.Program, source.Entity, roots);

    private static Stream OpenInput(Terminal terminal, string file) => file == "-"
        ? terminal.Input
        : new FileStream(terminal.FullPath(file), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static FileStream OpenOutput(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private static int CodeOf(MapPipeline pipeline, CancellationToken interrupted) =>
        interrupted.IsCancellationRequested ? ExitCode.Interrupted : pipeline.Counts.IsWhole ? ExitCode.Ok : ExitCode.Unfinished;

    // In JSON counts and problems are one document; where the records are elsewhere, it is the command's data.
    private static IReadOnlyList<Diagnostic> Tell(Reporter report, MapPipeline pipeline, bool toOutput)
    {
        var kept = pipeline.Problems.Kept;
        if (report.Voice.IsJson)
        {
            Action<Action<Utf8JsonWriter>> write = toOutput ? report.Json : report.SayJson;
            write(json => JsonLine.Object(json, inner =>
            {
                pipeline.Counts.Write(inner);
                inner.WriteNumber("problems", pipeline.Problems.Count);
                DiagnosticJson.WriteAll(inner, kept);
            }));
            return [];
        }
        var isCut = pipeline.Problems.Count > kept.Count;
        report.Say(pipeline.Counts + (isCut ? $" The first {kept.Count:N0} of {pipeline.Problems.Count:N0} problems:" : ""));
        return kept;
    }
}
