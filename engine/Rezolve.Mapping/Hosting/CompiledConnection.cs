using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Workspaces;
using Rezolve.Mapping.Workspaces.Locking;

namespace Rezolve.Mapping.Hosting;

/// <summary>A connection compiled, but not opened: what an approval looks at.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Connection">The connection as written.</param>
/// <param name="Program">The connector, compiled for it.</param>
/// <param name="Auth">The way to sign in; null where the connector has none.</param>
/// <param name="Secrets">The secrets among its inputs.</param>
/// <param name="Entry">What there is to approve.</param>
internal sealed record CompiledConnection(
    Workspace Workspace, WorkspaceConnection Connection, ConnectorProgram Program, AuthOption? Auth, SecretMask Secrets, LockEntry Entry)
{
    /// <summary>The connector as written, merged over what it extends and under what the connection lays over it.</summary>
    public required ConnectorManifest Manifest { get; init; }

    /// <summary>What it was compiled with.</summary>
    public required CompilationSettings Settings { get; init; }
}
