using Rezolve.Json.Reading;
using Rezolve.Mapping.Cases.Kinds;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>A case as written.</summary>
/// <param name="File">The file, for pointing into it.</param>
internal sealed record CaseFile(SourceFile File)
{
    /// <summary>What the names of cases end with.</summary>
    public const string Suffix = ".case.json";

    /// <summary>The outermost object.</summary>
    public AuthoredNode Root => File.Document.Root!;

    /// <summary>The one write among several that is looked at; null where the case has one.</summary>
    public AuthoredNode? Write { get; init; }

    /// <summary>Which sort of case it is.</summary>
    public string Type => Text("type")!;

    /// <summary>What the case shows.</summary>
    public string Title => Text("title") ?? System.IO.Path.GetFileName(File.Name)[..^Suffix.Length];

    /// <summary>A text member, or null.</summary>
    public string? Text(string name) => Member(name)?.String;

    /// <summary>A literal member; undefined where it is absent.</summary>
    public Value Literal(string name) => Member(name) is { } node ? ValueSlotCompiler.Literal(node) : Value.Undefined;

    /// <summary>The time pinned for the case.</summary>
    public DateTimeOffset Now => DateTimeOffset.TryParse(Text("now"), System.Globalization.CultureInfo.InvariantCulture, out var now) ? now : Start;

    private AuthoredNode? Member(string name) => Write?[name] ?? Root[name];

    private static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a case; null with diagnostics where it has mistakes.</summary>
    public static CaseFile? Read(string name, ReadOnlyMemory<byte> text, JsonLimits limits, DiagnosticBag bag)
    {
        var before = bag.ErrorCount;
        var file = new ManifestReader(limits, bag).ReadFile(name, text, new Written.Tagged(CaseKinds.All));
        return file is null || bag.ErrorCount > before ? null : new CaseFile(file);
    }
}
