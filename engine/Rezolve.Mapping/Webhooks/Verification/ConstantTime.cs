using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>Comparisons that take as long whatever the two have in common.</summary>
internal static class ConstantTime
{
    /// <summary>Whether two texts are the same. Digests are compared, so that not even the length shows.</summary>
    public static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(left)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));

    /// <summary>Whether a text is one of several. All are looked at.</summary>
    public static bool IsOneOf(string text, IReadOnlyList<string> all)
    {
        var found = false;
        foreach (var one in all)
            found |= AreEqual(text, one);
        return found;
    }
}
