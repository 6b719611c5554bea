using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Workspaces;

/// <summary>A workspace as written: what an operator decides for one tenant.</summary>
/// <param name="Folder">The folder that holds <c>rezolve.json</c>.</param>
/// <param name="File">The file, for pointing into it.</param>
/// <param name="Tenant">Whose it is.</param>
/// <param name="Connections">The connections by name.</param>
internal sealed record Workspace(string Folder, SourceFile File, string Tenant, IReadOnlyDictionary<string, WorkspaceConnection> Connections)
{
    /// <summary>Where state is kept.</summary>
    public required WorkspaceStore Store { get; init; }

    /// <summary>How long what is no longer needed is kept.</summary>
    public RetentionPolicy Retention { get; init; } = new();

    /// <summary>From where on something is worth telling a person.</summary>
    public WorkspaceDoctor Doctor { get; init; } = new();

    /// <summary>What is kept the same, by name.</summary>
    public IReadOnlyDictionary<string, WorkspaceSync> Syncs { get; init; } = new Dictionary<string, WorkspaceSync>();
}

/// <summary>Where state is kept.</summary>
/// <param name="Type">What sort of store it is: <c>liteDb</c>.</param>
/// <param name="File">The full path of its file.</param>
/// <param name="Files">The full path of the folder in which the bytes of files are kept.</param>
internal sealed record WorkspaceStore(string Type, string File, string Files);

/// <summary>From where on something is worth telling a person, as written.</summary>
internal sealed record WorkspaceDoctor
{
    /// <summary>How old the last backup may be; null where none is demanded.</summary>
    public TimeSpan? Backup { get; init; }

    /// <summary>How late changes and work may be; null for the usual.</summary>
    public TimeSpan? Late { get; init; }

    /// <summary>The share of a field's values, in percent, that may have no counterpart; null for the usual.</summary>
    public int? Unmapped { get; init; }

    /// <summary>How far, in percent, a field's values may be spread otherwise than before its map was changed; null for the usual.</summary>
    public int? Shift { get; init; }
}

/// <summary>One sync as written.</summary>
/// <param name="Name">Its name in the workspace.</param>
/// <param name="Node">Where it stands.</param>
internal sealed record WorkspaceSync(string Name, AuthoredNode Node)
{
    /// <summary>Its sides as written, under the names of their connections.</summary>
    public IReadOnlyList<AuthoredNode> Sides => [.. Node["between"]!.Members.Where(side => side.Name != "$comment")];

    /// <summary>The connections that take part, in the order of the workspace.</summary>
    public IReadOnlyList<string> Connections => [.. Sides.Select(side => side.Name!)];

    /// <summary>What is decided for fields, under their names; <c>*</c> for all.</summary>
    public IReadOnlyList<AuthoredNode> Fields => [.. (Node["fields"]?.Members ?? []).Where(node => node.Name != "$comment")];
}

/// <summary>One connection as written.</summary>
internal sealed record WorkspaceConnection
{
    /// <summary>Its name in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required AuthoredNode Node { get; init; }

    /// <summary>The connector's name, folder or file.</summary>
    public required string Connector { get; init; }

    /// <summary>The way to sign in; null where none was picked.</summary>
    public string? Auth { get; init; }

    /// <summary>What the connector is given, by input.</summary>
    public required IReadOnlyList<WorkspaceInput> Inputs { get; init; }

    /// <summary>Whether hosts of the own network may be reached.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>How many requests may be under way at once.</summary>
    public required int Concurrent { get; init; }
}

/// <summary>One input as written: a value, or the name of a secret.</summary>
/// <param name="Name">The input.</param>
/// <param name="Node">Where its value stands.</param>
/// <param name="Value">The value; undefined where it is a secret.</param>
/// <param name="Secret">The secret's name; null where it is a value.</param>
internal sealed record WorkspaceInput(string Name, AuthoredNode Node, Value Value, string? Secret);
