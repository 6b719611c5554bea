using System.Text.Json;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Records.Input;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>Shows what each step makes of each field of one record.</summary>
internal static class TraceRun
{
    /// <summary>Maps the first record and tells how.</summary>
    public static async Task<Ending> RunAsync(Invocation invocation, MapSource source, string file)
    {
        var terminal = invocation.Terminal;
        var problems = new ProblemList(1);
        var roots = new MappingRoots(source.Program, MappingRoots.Offline(source.Program, terminal.Clock.GetUtcNow()), terminal.Clock);
        var mapping = new ForwardMapping(source.Program, source.Entity, roots);
        await using Stream input = file == "-" ? terminal.Input : File.OpenRead(terminal.FullPath(file));
        using var lines = new StreamReader(await InputShape.LinesOfAsync(input, ReadingLimits.Documents, invocation.Interrupted));
        var first = "";
        while (string.IsNullOrWhiteSpace(first) && await lines.ReadLineAsync(invocation.Interrupted) is { } line)
            first = line;
        using var unit = mapping.Begin();
        if (mapping.Scan(System.Text.Encoding.UTF8.GetBytes(first), 1, problems) is not { } slots)
            return new Ending(ExitCode.Unfinished, problems.Kept);
        var traces = mapping.Mapper.Trace(slots);
        if (invocation.Report.Voice.IsJson)
            invocation.Report.Json(json => Write(json, traces));
        else
            Tell(invocation.Report, traces);
        return Ending.With(traces.All(trace => trace.Result.Held == HoldCode.None) ? ExitCode.Ok : ExitCode.Unfinished);
    }

    private static void Tell(Reporter report, IReadOnlyList<FieldTrace> traces)
    {
        foreach (var trace in traces)
        {
            report.Line($"{report.DataInk.Bold(trace.Field.Name)}  {report.DataInk.Dim(SafeText.Of(trace.Field.Place.ToString()))}");
            foreach (var step in trace.Steps)
                report.Line($"  {step.Step,-8} {SafeText.Of(ValueJson.ToText(step.Value))}");
            var held = trace.Result.Held == HoldCode.None ? "" : report.DataInk.Red($" (held, {trace.Result.Held.Text()})");
            report.Line($"  {"=",-8} {SafeText.Of(ValueJson.ToText(trace.Result.Value))}{held}");
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<FieldTrace> traces)
    {
        json.WriteStartArray();
        foreach (var trace in traces)
        {
            json.WriteStartObject();
            json.WriteString("field", trace.Field.Name);
            json.WriteString("place", trace.Field.Place.ToString());
            json.WriteStartArray("steps");
            foreach (var step in trace.Steps)
                JsonLine.Object(json, inner => Step(inner, step.Step, step.Value));
            json.WriteEndArray();
            if (trace.Result.Held != HoldCode.None)
                json.WriteString("held", trace.Result.Held.Text());
            Step(json, null, trace.Result.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Step(Utf8JsonWriter json, string? step, in Value value)
    {
        if (step is not null)
            json.WriteString("step", step);
        if (value.IsFault)
            json.WriteString("fault", value.Text);
        else if (value.Kind != ValueKind.Undefined)
        {
            json.WritePropertyName("value");
            ValueJson.Write(json, value);
        }
    }
}
