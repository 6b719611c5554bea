using System.Collections.Concurrent;

namespace Rezolve.Mapping.Scripting;

/// <summary>One library that outlived its limits.</summary>
/// <param name="Library">The library's hash.</param>
/// <param name="Script">The script that did not end.</param>
/// <param name="After">How long it had run when it was noticed.</param>
/// <param name="At">When, by the host's clock.</param>
internal sealed record QuarantinedLibrary(string Library, string Script, TimeSpan After, DateTimeOffset At);

/// <summary>
/// The libraries that no realm runs any more, because a call of theirs could not be stopped. One per host, shared by all units of work.
/// The host watches it: a thread cannot be aborted, so the process wants to be recycled.
/// </summary>
/// <param name="noticed">Called once for each library that is put in; may run on a timer's thread.</param>
internal sealed class ScriptQuarantine(Action<QuarantinedLibrary>? noticed = null)
{
    private readonly ConcurrentDictionary<string, QuarantinedLibrary> _libraries = new(StringComparer.Ordinal);

    /// <summary>What is held now.</summary>
    public IReadOnlyCollection<QuarantinedLibrary> Libraries => [.. _libraries.Values];

    /// <summary>Whether a library is held, and why.</summary>
    public QuarantinedLibrary? Find(string library) => _libraries.GetValueOrDefault(library);

    /// <summary>Holds a library from now on. The first report stands.</summary>
    public void Add(QuarantinedLibrary library)
    {
        if (_libraries.TryAdd(library.Library, library))
            noticed?.Invoke(library);
    }

    /// <summary>Lets a library run again, after an operator has looked at it.</summary>
    public bool Release(string library) => _libraries.TryRemove(library, out _);
}
