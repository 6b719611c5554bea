namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>What separates the parts of a multipart body (RFC 2046, section 5.1.1).</summary>
internal static class Boundary
{
    private const int Digits = 32;

    /// <summary>Draws a boundary of 128 bits: no part holds it but by a chance that never comes.</summary>
    /// <param name="chance">Draws from [0, 1).</param>
    public static string Draw(Func<double> chance) => string.Create(Digits, chance, (digits, draw) =>
    {
        for (var index = 0; index < digits.Length; index++)
            digits[index] = "0123456789abcdef"[(int)(draw() * 16)];
    });
}
