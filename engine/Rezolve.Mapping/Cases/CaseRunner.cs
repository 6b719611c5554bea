using Rezolve.Mapping.Cases.Runs;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;

namespace Rezolve.Mapping.Cases;

/// <summary>Runs the cases of a connector with production's executor.</summary>
/// <param name="limits">The engine's limits.</param>
internal sealed class CaseRunner(EngineLimits limits)
{
    // Most cases give the same inputs, or none, and compiling takes longer than running.
    private readonly Dictionary<string, ConnectorProgram> _programs = new(StringComparer.Ordinal);
    private ConnectorManifest? _compiled;

    /// <summary>What the cases run so far have used.</summary>
    public CaseCoverage Coverage { get; } = new();

    /// <summary>Runs one case. A connector that does not compile for the case's inputs is a difference.</summary>
    public async Task<CaseResult> RunAsync(CaseFile file, ConnectorManifest manifest, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        if (Compiled(file, manifest, bag) is not { } program)
            return Result(file, bag.All.Where(one => one.Severity == Severity.Error).Select(one => new CaseDifference(one.Place?.ToString() ?? one.Code, "a connector that compiles", one.Message)));
        var context = new CaseContext(file, program, limits, Coverage);
        var outcome = file.Type switch
        {
            "read" => ReadRun.Run(context, cancellation),
            "write" => WriteRun.Run(context, cancellation),
            "webhook" => await WebhookRun.RunAsync(context, cancellation).ConfigureAwait(false),
            _ => await ExchangeRun.RunAsync(context, cancellation).ConfigureAwait(false),
        };
        return Result(file, outcome.Differences) with { Found = outcome.Found };
    }

    /// <summary>The base address of a case's connector.</summary>
    public static string BaseUrl(CaseContext context) =>
        AddressBuilder.BaseOf(context.Program.Connection.BaseUrl, context.NewUnit(), out _)?.AbsoluteUri.TrimEnd('/') ?? "";

    /// <summary>The case names an entity that the connector has not.</summary>
    public static CaseDifference NoEntity(CaseContext context) =>
        new("/entity", $"one of {string.Join(", ", context.Program.Entities.Keys)}", context.File.Text("entity") ?? "none");

    private ConnectorProgram? Compiled(CaseFile file, ConnectorManifest manifest, DiagnosticBag bag)
    {
        if (!ReferenceEquals(_compiled, manifest))
            _programs.Clear();
        _compiled = manifest;
        var given = $"{file.Text("auth")} {file.Literal("inputs")} {file.Literal("catalogs")}";
        if (_programs.TryGetValue(given, out var known))
            return known;
        var program = CaseContext.Compile(file, manifest, limits, bag);
        if (program is not null)
            _programs[given] = program;
        return program;
    }

    private static CaseResult Result(CaseFile file, IEnumerable<CaseDifference> differences) => new(file.File.Name, file.Title, [.. differences]);
}
