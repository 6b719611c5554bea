using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Manifests;

namespace Rezolve.Mapping.Compilation.Names;

/// <summary>The names a manifest declares: resolves references to them, and knows which were never used.</summary>
internal sealed class DeclaredNames
{
    private static readonly (NameSpace Space, string Section, string Word)[] Sections =
    [
        (NameSpace.Operation, "operations", "operation"),
        (NameSpace.Table, "tables", "table"),
        (NameSpace.Catalog, "catalogs", "catalogue"),
        (NameSpace.Entity, "entities", "entity"),
    ];

    private readonly ConnectorManifest _manifest;
    private readonly DiagnosticBag _bag;
    private readonly Dictionary<NameSpace, Dictionary<string, AuthoredNode>> _declared = [];
    private readonly HashSet<AuthoredNode> _used = [];
    private readonly HashSet<string> _usedInputs = new(StringComparer.Ordinal);

    /// <summary>Collects the names of a manifest.</summary>
    public DeclaredNames(ConnectorManifest manifest, DiagnosticBag bag)
    {
        _manifest = manifest;
        _bag = bag;
        foreach (var (space, section, _) in Sections)
            _declared[space] = Collect(manifest.Entries(section));
        _declared[NameSpace.RateLimit] = Collect(manifest.Root["connection"]?["rateLimits"]?.Members ?? []);
        Scripts = manifest.Entries("scripts").Select(script => script.Name!).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The scripts declared.</summary>
    public IReadOnlySet<string> Scripts { get; }

    /// <summary>The names declared in a space.</summary>
    public IReadOnlyCollection<string> All(NameSpace space) => _declared[space].Keys;

    /// <summary>The object a reference names; null, with a diagnostic, where there is none. Marks it as used.</summary>
    public AuthoredNode? Resolve(NameSpace space, AuthoredNode reference)
    {
        var name = reference.String ?? "";
        if (!_declared[space].TryGetValue(name, out var node))
            return Unknown(space, name, _manifest.File.Value(reference));
        _used.Add(node);
        return node;
    }

    /// <summary>Whether a member's name is one of a space; a diagnostic where it is not. Marks it as used.</summary>
    public bool ResolveKey(NameSpace space, AuthoredNode member)
    {
        if (!_declared[space].TryGetValue(member.Name!, out var node))
            return Unknown(space, member.Name!, _manifest.File.Key(member)) is not null;
        _used.Add(node);
        return true;
    }

    private AuthoredNode? Unknown(NameSpace space, string name, SourceSpot spot)
    {
        var word = Sections.FirstOrDefault(section => section.Space == space).Word ?? "rate limit";
        var near = NearMiss.Of(name, _declared[space].Keys);
        var known = _declared[space].Count == 0 ? $"The manifest declares no {word}." : $"Declared: {string.Join(", ", _declared[space].Keys)}.";
        _bag.Report(OperationRules.UnknownName, spot, $"There is no {word} named '{name}'.", near is null ? known : null, near);
        return null;
    }

    /// <summary>Marks a name as used that an expression names.</summary>
    public void MarkUsed(NameSpace space, string name)
    {
        if (_declared[space].TryGetValue(name, out var node))
            _used.Add(node);
    }

    /// <summary>Marks a script as called.</summary>
    public void MarkScript(string name)
    {
        foreach (var script in _manifest.Entries("scripts").Where(script => script.Name == name))
            _used.Add(script);
    }

    /// <summary>Marks an input as read.</summary>
    public void MarkInput(string name) => _usedInputs.Add(name);

    /// <summary>Reports what was declared and never used.</summary>
    public void ReportUnused()
    {
        foreach (var (space, _, word) in Sections.Where(section => section.Space != NameSpace.Entity))
            ReportUnused(_declared[space].Values.Where(node => !_used.Contains(node)), word);
        ReportUnused(_manifest.Entries("scripts").Where(node => !_used.Contains(node)), "script");
        var connection = _manifest.Root["connection"];
        var ofOptions = connection?["auth"]?.Members.SelectMany(option => option["inputs"]?.Members ?? []) ?? [];
        ReportUnused((connection?["inputs"]?.Members ?? []).Concat(ofOptions).Where(node => node.Name != "$comment" && !_usedInputs.Contains(node.Name!)), "input");
        ReportUnused(_declared[NameSpace.RateLimit].Values.Where(node => node.Name != "default" && !_used.Contains(node)), "rate limit");
    }

    private void ReportUnused(IEnumerable<AuthoredNode> nodes, string word)
    {
        // What lies below has readers of its own: there it is told when that is checked by itself.
        foreach (var node in nodes.Where(node => ReferenceEquals(node.Document, _manifest.Root.Document)))
            _bag.Report(OperationRules.Unused, _manifest.File.Key(node), $"The {word} '{node.Name}' is never used.");
    }

    private static Dictionary<string, AuthoredNode> Collect(IEnumerable<AuthoredNode> nodes) =>
        nodes.DistinctBy(node => node.Name).ToDictionary(node => node.Name!, StringComparer.Ordinal);
}
