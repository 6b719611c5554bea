using System.Text;

namespace Rezolve.Mapping.Simulation.Filing;

/// <summary>A file that somebody has: what it holds is known by its first word, wherever it shows.</summary>
/// <param name="Token">The word: an F and a number.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">How many bytes it has.</param>
internal sealed record DrawnFile(string Token, string Name, string MediaType, int Size)
{
    /// <summary>Its bytes: the same for the same token and size.</summary>
    public byte[] Bytes() => Encoding.ASCII.GetBytes($"{Token} ".PadRight(Size, '.'));

    /// <summary>The token of what bytes hold; empty where they have none.</summary>
    public static string TokenOf(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes[..Math.Max(0, bytes.IndexOf((byte)' '))]);
}
