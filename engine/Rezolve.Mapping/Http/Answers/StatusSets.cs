using System.Collections;
using System.Globalization;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Reads the member <c>status</c> of an error rule.</summary>
internal static class StatusSets
{
    /// <summary>The set of one status, of a class such as 4xx, or of a list of these; null where nothing was written.</summary>
    public static StatusSet? Read(object? written)
    {
        if (written is null)
            return null;
        var (codes, classes) = (new HashSet<int>(), new HashSet<int>());
        foreach (var one in written is IEnumerable list and not string ? list.Cast<object>() : [written])
        {
            var text = Convert.ToString(one, CultureInfo.InvariantCulture)!;
            if (text.EndsWith("xx", StringComparison.OrdinalIgnoreCase))
                classes.Add(text[0] - '0');
            else
                codes.Add(int.Parse(text, CultureInfo.InvariantCulture));
        }
        return new(codes, classes);
    }
}
