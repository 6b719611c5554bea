using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>What a reading met beside the records it was asked for: their parents, and what else was in the answers. It is told, so that nothing vanishes.</summary>
internal sealed class ReadAsides
{
    private readonly SortedDictionary<string, long> _parents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _also = new(StringComparer.Ordinal);
    private long _faulty;
    private long _missing;

    /// <summary>Whether every parent was read.</summary>
    public bool IsWhole => _faulty == 0;

    /// <summary>Records of a feed of all parents, whose parents were not asked for.</summary>
    public long OfOthers { get; set; }

    /// <summary>Notes a page.</summary>
    public void Note(FamilyPage family)
    {
        foreach (var also in family.Page.Also)
            Add(_also, also.Entity, 1);
        if (family.MissingParent is not null)
            _missing++;
        if (family.IsAsked)
            return;
        Add(_parents, family.Entity.Name, family.Page.Records.Count);
        _faulty += family.Page.Faulty.Count;
    }

    /// <summary>What there is to say.</summary>
    public IEnumerable<string> Lines(KnownReferences? known)
    {
        if (_parents.Count > 0)
            yield return $"Read for {string.Join(", ", _parents.Select(parent => Counts.Of(parent.Value, parent.Key)))}{(_faulty > 0 ? $"; {_faulty:N0} could not be read" : "")}.";
        if (_missing > 0)
            yield return $"{Counts.Of(_missing, "parent")} not there.";
        if (OfOthers > 0)
            yield return $"{Counts.Of(OfOthers, "record")} of other parents passed over.";
        if (_also.Count > 0)
            yield return $"Also in the answers: {string.Join(", ", _also.Select(also => Counts.Of(also.Value, also.Key)))}.";
        if (known is { Unreadable: > 0 })
            yield return $"{known.Unreadable:N0} of these could not be read: {SafeText.Of(known.Problem!)}.";
    }

    /// <summary>The same as members of the summary; what did not occur is left out.</summary>
    public void Write(Utf8JsonWriter json, KnownReferences? known)
    {
        Write(json, "parents", _parents);
        if (_faulty > 0)
            json.WriteNumber("parentsFailed", _faulty);
        if (_missing > 0)
            json.WriteNumber("parentsMissing", _missing);
        if (OfOthers > 0)
            json.WriteNumber("ofOtherParents", OfOthers);
        Write(json, "also", _also);
        if (known is { Unreadable: > 0 })
            json.WriteNumber("alsoUnreadable", known.Unreadable);
    }

    private static void Write(Utf8JsonWriter json, string name, SortedDictionary<string, long> counts)
    {
        if (counts.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (entity, count) in counts)
            json.WriteNumber(entity, count);
        json.WriteEndObject();
    }

    private static void Add(SortedDictionary<string, long> counts, string name, long count) => counts[name] = counts.GetValueOrDefault(name) + count;
}
