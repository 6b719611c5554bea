namespace Rezolve.Mapping.Cli.Records;

/// <summary>What <c>map</c> was asked.</summary>
/// <param name="File">The input; <c>-</c> is the standard input.</param>
/// <param name="Connector">The manifest, as the user named it.</param>
/// <param name="Entity">The entity's name.</param>
/// <param name="Settings">The inputs, each as <c>name=value</c>.</param>
/// <param name="Out">The output; null is the standard output.</param>
internal sealed record MapRequest(string File, string Connector, string Entity, IReadOnlyList<string> Settings, string? Out)
{
    /// <summary>Show what becomes of each field instead.</summary>
    public bool IsTrace { get; init; }

    /// <summary>From canonical records to the vendor's documents.</summary>
    public bool IsReverse { get; init; }
}
