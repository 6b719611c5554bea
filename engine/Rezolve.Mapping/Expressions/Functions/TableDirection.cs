namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>Which way a table is read.</summary>
internal enum TableDirection
{
    /// <summary>From the vendor's word to the canonical one.</summary>
    ToCanonical,

    /// <summary>From the canonical word to the vendor's.</summary>
    ToVendor,
}
