using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling.Conflicts;

/// <summary>A value that somebody wrote and that did not prevail, kept so that nothing is lost.</summary>
/// <param name="Group">The group it happened in.</param>
/// <param name="Members">Both sides, by field.</param>
/// <param name="Winner">Which side prevailed; null while a person has to decide.</param>
/// <param name="Rule">Which rule decided.</param>
internal sealed record ConflictRecord(string Group, IReadOnlyList<ConflictMember> Members, Side? Winner, string Rule)
{
    /// <summary>The same clash again has the same key: it is counted, not kept twice.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Members.Select(member => $"{Group} {member.Field} {member.Base?.Hub} {member.Base?.External} {member.Hub} {member.External}")))));
}

/// <summary>One field of a conflict.</summary>
/// <param name="Field">The canonical field.</param>
/// <param name="Base">What was agreed; null where nothing was.</param>
/// <param name="Hub">The hub's value, canonical.</param>
/// <param name="External">The vendor's value, as the vendor writes it.</param>
/// <param name="Result">What the field became.</param>
internal sealed record ConflictMember(string Field, AgreedPair? Base, Value Hub, Value External, Value Result);

/// <summary>One of the two that are compared.</summary>
internal enum Side
{
    /// <summary>The hub.</summary>
    Hub,

    /// <summary>The vendor.</summary>
    External,

    /// <summary>Neither: a value made of both.</summary>
    Both,
}
