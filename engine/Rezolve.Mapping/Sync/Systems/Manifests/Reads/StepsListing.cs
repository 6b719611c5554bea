using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Reads the steps that a ticket's status may take now.</summary>
internal sealed class StepsListing(ManifestSystem system)
{
    /// <summary>Reads them; where the system lists none, the declared ones count.</summary>
    public async Task<StepsReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        if (system.Entity.Transitions is not ListedTransitionsProgram listed)
            return new StepsReport(null);
        var reader = new TransitionReader(system.Runner(Priority.Webhook).SendAsync, system.Entity, system.Runtime.Clock);
        var record = ticket.Record.Kind == ValueKind.Object ? ValueJson.ToBytes(ticket.Record) : ReadOnlyMemory<byte>.Empty;
        var told = await reader.ReadAsync(ticket.Key, record, system.NewUnit(null, cancellation), cancellation).ConfigureAwait(false);
        var asked = listed.Operation ?? system.Entity.Get;
        if (told.Fault is { } fault)
            return new StepsReport(null, Failures.Of(asked, fault));
        return told.IsMissing
            ? new StepsReport(null, Failures.Gone(asked, $"{ticket.Key} is not there any more, so no step of it can be listed."))
            : new StepsReport([.. told.Steps.Select(step => StatusSteps.Of(step, ticket.VendorStatus ?? ""))]);
    }
}
