using System.Security.Cryptography;

namespace Rezolve.Mapping.Http.Auth.Signing;

/// <summary>Reads private keys in PEM (RFC 7468). No reason it gives holds anything of the key.</summary>
internal static class PrivateKeys
{
    // The least that RFC 7518, 3.3 and 3.5 allow.
    private const int LeastRsaBits = 2048;

    /// <summary>An RSA key, or why there is none.</summary>
    public static RSA? Rsa(string pem, JwtAlgorithm algorithm, out string? problem)
    {
        problem = ProblemOf(pem);
        if (problem is not null)
            return null;
        if (Import(RSA.Create(), pem) is not { } key)
        {
            problem = WrongKind(pem, $"an RSA key is due for {algorithm.Name}");
            return null;
        }
        if (key.KeySize >= LeastRsaBits)
            return key;
        problem = $"it is an RSA key of {key.KeySize} bits; {algorithm.Name} takes {LeastRsaBits} or more";
        key.Dispose();
        return null;
    }

    /// <summary>A key on the algorithm's curve, or why there is none.</summary>
    public static ECDsa? Curve(string pem, JwtAlgorithm algorithm, out string? problem)
    {
        problem = ProblemOf(pem);
        if (problem is not null)
            return null;
        if (Import(ECDsa.Create(), pem) is not { } key)
        {
            problem = WrongKind(pem, $"a key on the curve {algorithm.CurveName} is due for {algorithm.Name}");
            return null;
        }
        if (IsOn(key, algorithm.Curve))
            return key;
        problem = $"its curve is another; {algorithm.Name} takes a key on {algorithm.CurveName}";
        key.Dispose();
        return null;
    }

    private static string? ProblemOf(string pem)
    {
        if (!pem.Contains("-----BEGIN", StringComparison.Ordinal))
            return "it is no PEM text (-----BEGIN PRIVATE KEY-----)";
        if (pem.Contains("ENCRYPTED", StringComparison.Ordinal))
            return "the key is locked with a password; give it unlocked, the secret store keeps it safe";
        var labels = Labels(pem);
        if (labels.Count == 0)
        {
            return pem.Contains("\\n", StringComparison.Ordinal)
                ? "its line breaks are written as a backslash and an n; give it with real ones"
                : "its PEM text is damaged (was it cut short?)";
        }
        if (labels.Exists(label => label.EndsWith("PRIVATE KEY", StringComparison.Ordinal)))
            return null;
        return $"it holds a {labels[0].ToLowerInvariant()}; the private key is due";
    }

    private static List<string> Labels(string pem)
    {
        var labels = new List<string>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            labels.Add(rest[fields.Label].ToString());
            rest = rest[fields.Location.End..];
        }
        return labels;
    }

    private static string WrongKind(string pem, string due)
    {
        using var rsa = Import(RSA.Create(), pem);
        using var curve = rsa is null ? Import(ECDsa.Create(), pem) : null;
        return rsa is not null ? $"it is an RSA key; {due}"
            : curve is not null ? $"it is an elliptic-curve key; {due}"
            : $"it holds no key that can be read, or several; {due}";
    }

    private static T? Import<T>(T key, string pem)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }

    // Some platforms give a curve's number, some only its name.
    private static bool IsOn(ECDsa key, ECCurve wanted)
    {
        var curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid;
        return curve.Value is { } number ? number == wanted.Oid.Value : curve.FriendlyName == wanted.Oid.FriendlyName;
    }
}
