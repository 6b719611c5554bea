using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Names;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation;

/// <summary>What the steps of one compilation share: the manifest, what it is compiled for, the names it declares, and the mistakes found.</summary>
internal sealed class CompilationContext
{
    private readonly int _errorsBefore;

    /// <summary>Begins a compilation.</summary>
    public CompilationContext(ConnectorManifest manifest, CompilationSettings settings, DiagnosticBag bag)
    {
        Manifest = manifest;
        Settings = settings;
        Bag = bag;
        _errorsBefore = bag.ErrorCount;
        Names = new DeclaredNames(manifest, bag);
    }

    /// <summary>Whether the manifest cannot be loaded: it was read with mistakes, or some were found since.</summary>
    public bool HasMistakes => Manifest.HasMistakes || Bag.ErrorCount > _errorsBefore;

    /// <summary>The connector as written.</summary>
    public ConnectorManifest Manifest { get; }

    /// <summary>What it is compiled for.</summary>
    public CompilationSettings Settings { get; }

    /// <summary>Where mistakes go.</summary>
    public DiagnosticBag Bag { get; }

    /// <summary>The names the manifest declares, and which of them are used.</summary>
    public DeclaredNames Names { get; }

    /// <summary>The connection's inputs, defaults filled in; set by the first step.</summary>
    public ValueObject Inputs { get; set; } = [];

    /// <summary>The inputs that are secrets: declared so, or feeding a secret slot.</summary>
    public HashSet<string> SecretInputs { get; } = new(StringComparer.Ordinal);

    /// <summary>The declared inputs as expressions see them; set by the first step.</summary>
    public RootType InputTypes { get; set; } = new(ValueKinds.Object);

    /// <summary>The way to sign in that the connection uses; null where none was picked out of several.</summary>
    public string? PickedAuth => Settings.Auth ?? (Manifest.Root["connection"]?["auth"]?.Members is [var only] ? only.Name : null);

    /// <summary>The requests that tell of the session: those of each way to sign in, then the connection's, which hold for all.</summary>
    public IReadOnlyList<(string? Auth, IReadOnlyList<AuthoredNode> Facts)> SessionLists => field ??=
    [
        .. (Manifest.Root["connection"]?["auth"]?.Members ?? []).Select(option => ((string?)option.Name, option["session"]?.Items ?? [])),
        (null, Manifest.Root["connection"]?["session"]?.Items ?? []),
    ];

    /// <summary>What the session learns, as expressions see it: a closed set of names.</summary>
    public RootType SessionTypes => field ??= new(
        ValueKinds.Object,
        SessionLists.SelectMany(list => list.Facts).SelectMany(facts => facts["set"]?.Members ?? [])
            .Select(fact => fact.Name!).Distinct().ToDictionary(name => name, _ => RootType.Json, StringComparer.Ordinal));

    /// <summary>The tables as expressions see them; set by the step that compiles tables.</summary>
    public Func<string, TableLookup?> TableLookup { get; set; } = _ => null;

    /// <summary>How to reach the system; set by its step.</summary>
    public ConnectionProgram Connection { get; set; } = null!;

    /// <summary>The operations by name.</summary>
    public Dictionary<string, OperationProgram> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>The scripts, prepared; null where any was refused.</summary>
    public ScriptLibrary? Scripts { get; set; }

    /// <summary>The value tables by name.</summary>
    public Dictionary<string, TableProgram> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>The catalogues by name.</summary>
    public Dictionary<string, CatalogProgram> Catalogs { get; } = new(StringComparer.Ordinal);

    /// <summary>The entities by name.</summary>
    public Dictionary<string, EntityProgram> Entities { get; } = new(StringComparer.Ordinal);

    /// <summary>What the system tells by itself, by name.</summary>
    public Dictionary<string, WebhookProgram> Webhooks { get; } = new(StringComparer.Ordinal);

    /// <summary>What the connector can do; set by its step.</summary>
    public IReadOnlyList<Ability> Abilities { get; set; } = [];

    /// <summary>What the steps made, put together.</summary>
    public ConnectorProgram ToProgram() => new()
    {
        Name = Manifest.Name,
        Version = Manifest.Version,
        Hash = Manifest.Hashes.File,
        BaseHashes = Manifest.Hashes.Bases,
        OverlayHash = Manifest.Hashes.Overlay,
        Inputs = Inputs,
        SecretInputs = SecretInputs,
        Connection = Connection,
        Operations = Operations,
        Tables = Tables,
        Catalogs = Catalogs,
        Entities = Entities,
        Webhooks = Webhooks,
        Abilities = Abilities,
        Scripts = Scripts!,
    };

    /// <summary>What paging and error rules look at in answers.</summary>
    public AnswerPaths Answers { get; } = new();

    /// <summary>The file, for pointing into it.</summary>
    public SourceFile File => Manifest.File;
}
