using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling;

/// <summary>
/// What the hub and a vendor last agreed on for one field: the hub's value and the vendor's that corresponded to it, both in normal form.
/// A half that is undefined is equal to no value: it could not be said when the other half was agreed.
/// </summary>
/// <param name="Hub">The hub's half, canonical.</param>
/// <param name="External">The vendor's half, as the vendor writes it.</param>
/// <param name="Map">The map under which they correspond.</param>
internal sealed record AgreedPair(Value Hub, Value External, MapFingerprint Map);

/// <summary>Which map a pair was agreed under.</summary>
/// <param name="Path">Where the vendor keeps the value.</param>
/// <param name="Rest">A digest of everything else: table, conversion, scripts.</param>
internal sealed record MapFingerprint(string Path, string Rest);
