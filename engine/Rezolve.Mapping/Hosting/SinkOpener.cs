using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Secrets;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Hosting;

/// <summary>Opens the ways to sinks: a client of its own for each, and its secret.</summary>
/// <param name="services">What it takes from the host.</param>
internal sealed class SinkOpener(ConnectionServices services)
{
    /// <summary>The ways to the sinks of a sync, in the order of the workspace.</summary>
    /// <param name="workspace">The workspace they stand in.</param>
    /// <param name="sinks">The sinks.</param>
    /// <param name="bag">Where secrets that are missing go.</param>
    public IReadOnlyList<(SinkProgram Sink, TellSink Tell)> Open(Workspace workspace, IReadOnlyList<SinkProgram> sinks, DiagnosticBag bag)
    {
        var opened = new List<(SinkProgram, TellSink)>();
        // An event is told to whom the operator named, and to nobody to whom that one sends us on.
        var limits = services.Limits.Answers with { Redirects = 0 };
        foreach (var sink in sinks)
        {
            if (services.Secrets.Find(sink.Secret) is not { } secret)
            {
                var written = workspace.File.Document.Root!["events"]!["sinks"]![sink.Name]!["secret"]!;
                bag.Report(
                    WorkspaceRules.SecretMissing, workspace.File.Value(written), $"There is no secret '{sink.Secret}'.",
                    $"Set the environment variable {SecretSource.VariableOf(sink.Secret)}, or name a secrets file with {SecretSource.FileVariable}.");
                continue;
            }
            var client = services.ClientFor(SinkKeeper.Prefix + sink.Name, new AddressPolicy(sink.PrivateAddresses));
            opened.Add((sink, new SinkWire(sink, secret, new ConnectionTransport(client, limits, services.Clock), services.Clock).TellAsync));
        }
        return opened;
    }
}
