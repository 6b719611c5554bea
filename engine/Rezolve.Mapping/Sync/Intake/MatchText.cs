using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>What tickets are matched by that were there before they were linked.</summary>
internal static class MatchText
{
    /// <summary>What a hub ticket is found by; null where nothing is matched, or a field that counts is empty.</summary>
    public static string? Of(SyncProgram program, HubTicket ticket) => Of(FieldsOf(program), field => ticket[field]);

    /// <summary>What a record is found by, by the fields of its side; null where it is not matched.</summary>
    public static string? Of(IReadOnlyList<string> fields, Func<string, Value> value)
    {
        if (fields.Count == 0)
            return null;
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            var one = value(field);
            if (one.IsNothing || one.IsFault)
                return null;
            text.Append(field).Append('\n').Append(one).Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    // One index serves all sides, so all that match at all match by the same fields.
    private static IReadOnlyList<string> FieldsOf(SyncProgram program) => program.Sides.FirstOrDefault(side => side.MatchBy.Count > 0)?.MatchBy ?? [];
}
