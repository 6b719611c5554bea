using System.Text;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>
/// Watches what an operator can read of a run: every row that is stored, and every step that is told. What is secret must stand in none of it, and what a
/// delivery said must not stand in the inbox, which only keeps whom it was about.
/// </summary>
/// <param name="secrets">What is secret.</param>
internal sealed class SecretWatch(IReadOnlyList<string> secrets) : ISyncObserver
{
    private readonly List<byte[]> _secrets = [.. secrets.Select(Encoding.UTF8.GetBytes)];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly List<byte[]> _saidBytes = [];

    /// <summary>Where something was seen that must not be.</summary>
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>A delivery says something of a ticket.</summary>
    public void Said(string what)
    {
        if (_said.Add(what))
            _saidBytes.Add(Encoding.UTF8.GetBytes(what));
    }

    /// <summary>Looks at a change.</summary>
    public void See(StoreChange change)
    {
        foreach (var write in change.Writes)
        {
            if (_secrets.Exists(secret => Holds(write, secret)))
                Seen.Add($"a row of kind '{write.Key.Kind}' holds a secret");
            if (write.Key.Kind is RowKinds.Inbox or RowKinds.InboxCount && _saidBytes.Exists(said => Holds(write, said)))
                Seen.Add("the inbox keeps what a delivery said");
        }
    }

    /// <inheritdoc/>
    public void On(SyncStep step)
    {
        if (step.Detail is { } detail && secrets.Any(secret => detail.Contains(secret, StringComparison.Ordinal)))
            Seen.Add($"a step of kind {step.Kind} tells a secret");
    }

    private static bool Holds(RowWrite write, byte[] text) => write.Content.Span.IndexOf(text) >= 0;
}
