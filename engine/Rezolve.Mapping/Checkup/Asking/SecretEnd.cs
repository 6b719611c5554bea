using System.Buffers.Text;
using System.Text.Json;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Checkup.Asking;

/// <summary>When the secrets of a connection end that say so themselves: tokens in the form of RFC 7519, whose claim <c>exp</c> anybody may read.</summary>
internal static class SecretEnd
{
    private const long LastSecond = 253_402_300_799;

    /// <summary>When the first of them ends; null where none says.</summary>
    public static DateTimeOffset? Of(ConnectorProgram program) =>
        program.SecretInputs.Select(name => program.Inputs[name]).Where(value => value.Kind == ValueKind.Text).Select(value => Of(value.Text)).Min();

    /// <summary>When a secret ends; null where it does not say.</summary>
    public static DateTimeOffset? Of(string secret)
    {
        if (secret.Split('.') is not [_, { Length: > 0 } claims, _] || !Base64Url.IsValid(claims))
            return null;
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("exp", out var end) && end.ValueKind == JsonValueKind.Number
                && end.TryGetDouble(out var seconds) && seconds is > 0 and < LastSecond ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
