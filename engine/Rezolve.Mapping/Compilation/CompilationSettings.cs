using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation;

/// <summary>What a manifest is compiled for: the inputs of one connection, what its catalogues say, and how costly paths may be.</summary>
internal sealed record CompilationSettings
{
    /// <summary>The inputs the connection gives; null while the manifest is only validated: then each input is taken for a text that is not known yet.</summary>
    public ValueObject? Inputs { get; init; }

    /// <summary>Inputs that are not given are taken for texts that are not known yet, even where others are given: for trying a manifest without a connection.</summary>
    public bool AllowsUnknownInputs { get; init; }

    /// <summary>The way to sign in that was picked; the inputs of the others are not asked for.</summary>
    public string? Auth { get; init; }

    /// <summary>Where the connection gives an input, or where it would give it, for messages; null where that is not known.</summary>
    public Func<string, SourceSpot?> InputSpot { get; init; } = _ => null;

    /// <summary>The rows of each catalogue that was read or pinned, by catalogue name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>> Catalogs { get; init; } = new Dictionary<string, IReadOnlyList<CatalogRow>>();

    /// <summary>How large scripts may be and what they may use.</summary>
    public required ScriptLimits ScriptLimits { get; init; }

    /// <summary>How much work one evaluation of a path may be.</summary>
    public required JsonPathLimits PathLimits { get; init; }
}
