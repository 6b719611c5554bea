using System.Buffers.Binary;
using System.Security.Cryptography;
using Rezolve.Mapping.Reading.Feeds.Rows;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>Tells the rows of one parent's children that were read before as they are now, and notes what is read.</summary>
/// <param name="parent">The parent.</param>
/// <param name="seen">The fingerprints of the rows read before.</param>
/// <remarks>Where rows only name a child, only what the row says counts: a change that the row does not show is not seen.</remarks>
internal sealed class KnownRows(ParentRecord parent, IReadOnlySet<ulong> seen)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ulong> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _read = [];

    /// <summary>Whether a row was read before as it is.</summary>
    public bool Knows(FeedRow row)
    {
        var fingerprint = Fingerprint(row);
        var known = seen.Contains(fingerprint);
        // Rows are judged ahead of the pages that are taken.
        lock (_gate)
        {
            if (known)
                _read.Add(fingerprint);
            else
                _asked[row.Key!] = fingerprint;
        }
        return known;
    }

    /// <summary>Notes the records of a page; gives the parent's mark after its last one. What could not be read is not in it.</summary>
    public ParentMark? After(FeedPage page)
    {
        lock (_gate)
        {
            foreach (var record in page.Records)
            {
                if (_asked.TryGetValue(record.AskedKey ?? record.Key, out var fingerprint))
                    _read.Add(fingerprint);
            }
            return page is { IsLast: true, Fault: null } ? new ParentMark(parent.Entity.Name, parent.Key, [.. _read]) : null;
        }
    }

    private static ulong Fingerprint(FeedRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(row.Outer.Span);
        hash.AppendData(row.Record.Span);
        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset());
    }
}
