namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>The tables that mappers in this process use.</summary>
internal static class Codes
{
    public static readonly (string Vendor, string Canonical)[] Status =
        [("new", "new"), ("open", "open"), ("pending", "pending"), ("hold", "onHold"), ("solved", "resolved"), ("closed", "closed")];

    public static readonly (string Vendor, string Canonical)[] Priority = [("urgent", "1"), ("high", "2"), ("normal", "3"), ("low", "4")];

    public const int Severity = 360003;
    public const int Order = 360006;

    public static string Of((string Vendor, string Canonical)[] table, string vendor) => table.First(row => row.Vendor == vendor).Canonical;
}
