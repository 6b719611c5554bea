using System.Buffers;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>A way to map the generated tickets to canonical JSON.</summary>
internal abstract class Contender
{
    /// <summary>What the table calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Maps one ticket.</summary>
    public abstract void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output);
}

/// <summary>The tables both the manifest and hand-written mappers use.</summary>
internal static class Codes
{
    public static readonly (string Vendor, string Canonical)[] Status =
        [("new", "new"), ("open", "open"), ("pending", "pending"), ("hold", "onHold"), ("solved", "resolved"), ("closed", "closed")];

    public static readonly (string Vendor, string Canonical)[] Priority = [("urgent", "1"), ("high", "2"), ("normal", "3"), ("low", "4")];

    public const int Severity = 360003;
    public const int Order = 360006;

    public static string Of((string Vendor, string Canonical)[] table, string vendor) => table.First(row => row.Vendor == vendor).Canonical;
}
