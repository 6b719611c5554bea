using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>What is put to the test: what keeps systems the same, as a process has it. Another process has another, over the same store.</summary>
/// <param name="TakeIn">Reads a feed of a connection once.</param>
/// <param name="Work">Does what is due now.</param>
/// <param name="NextDue">When something is due next; null where nothing is.</param>
/// <param name="SetInHub">Changes a ticket of the hub, as a person does; false where it is not there.</param>
internal sealed record Spine(
    Func<string, FeedKind, Task> TakeIn,
    Func<Task> Work,
    Func<Task<DateTimeOffset?>> NextDue,
    Func<string, IReadOnlyDictionary<string, Value>, Task<bool>> SetInHub)
{
    /// <summary>Receives a delivery of a connection, with the store as it is reached beside the work.</summary>
    public required Func<string, WebhookRequest, ISyncStore, Task<WebhookAnswer>> Receive { get; init; }

    /// <summary>Deletes a ticket of the hub, as a person does; false where it is not there.</summary>
    public Func<string, Task<bool>> DeleteInHub { get; init; } = _ => Task.FromResult(false);
}
