namespace Rezolve.Mapping.Http.Transport;

/// <summary>Which networks a connection may reach.</summary>
/// <param name="PrivateAddresses">
/// The workspace allows hosts inside its own network: private and loopback addresses, and plain http to loopback.
/// </param>
internal sealed record AddressPolicy(bool PrivateAddresses)
{
    /// <summary>The public internet, over https only.</summary>
    public static AddressPolicy PublicOnly { get; } = new(false);
}
