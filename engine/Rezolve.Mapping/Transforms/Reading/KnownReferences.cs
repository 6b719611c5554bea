using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>What a run has learned of people, teams and other things that references lead to: a bare key then tells name and address.</summary>
/// <param name="most">How many are kept. The one learned first goes first: a reference to it is then a bare key again, and no value is wrong.</param>
/// <remarks>Not thread-safe: it serves one run, whose pages are mapped one after the other.</remarks>
internal sealed class KnownReferences(int most)
{
    private readonly OrderedDictionary<(FieldType Type, string Key), Value> _known = [];

    /// <summary>Records learned from, those that came again included.</summary>
    public long Learned { get; private set; }

    /// <summary>Records that nothing could be learned from.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Why the first of these could not be read; null where there are none.</summary>
    public string? Problem { get; private set; }

    /// <summary>Learns a reference: an object with a key.</summary>
    public void Learn(FieldType type, in Value reference)
    {
        if (reference.IsFault)
        {
            Unreadable++;
            Problem ??= reference.Text;
            return;
        }
        Learned++;
        var name = (type, reference["key"].Text);
        _known.Remove(name);
        if (_known.Count >= most)
            _known.RemoveAt(0);
        _known[name] = reference;
    }

    /// <summary>What is known of a key, or null.</summary>
    public Value? Find(FieldType type, string key) => _known.TryGetValue((type, key), out var reference) ? reference : null;
}
