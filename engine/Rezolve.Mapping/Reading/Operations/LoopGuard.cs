using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Operations;

/// <summary>Notices paging that goes in a circle: a cursor, an address or a first record that was there before in the same query.</summary>
internal sealed class LoopGuard
{
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Notes where the next page is; says what is repeated, or null.</summary>
    public string? Repeats(PageTurn next)
    {
        if (next.IsEnd)
            return null;
        if (next.Url is { } url)
            return RepeatsUrl(url);
        var cursor = next.Page["cursor"];
        return cursor.IsNothing || Add("cursor", cursor.ToString())
            ? null
            : $"the cursor {BriefText.Of(cursor.ToString())} came before, so paging would never end";
    }

    /// <summary>Notes an address; says that it is repeated, or null.</summary>
    public string? RepeatsUrl(string url) =>
        Add("url", url) ? null : "the address of the next page was read before, so paging would never end";

    /// <summary>Notes the first record of a page; says that it is repeated, or null.</summary>
    public string? RepeatsFirst(string identity) =>
        Add("first", identity)
            ? null
            : $"the page begins with the same record ({BriefText.Of(identity)}) as an earlier one: the request does not turn pages";

    // Sixteen bytes a page, however long cursors are.
    private bool Add(string kind, string text) =>
        _seen.Add(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{text}"))));
}
