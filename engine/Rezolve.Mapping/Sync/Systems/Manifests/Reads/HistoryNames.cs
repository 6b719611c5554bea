using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>Which field a vendor's history means: by the canonical name, or by the last member of the path at which the field is read.</summary>
internal static class HistoryNames
{
    /// <summary>The fields by the names a history may give them. A name that two fields could have means neither.</summary>
    /// <param name="fields">The fields; those that are read by an expression cannot be told from a history, and are passed over.</param>
    public static IReadOnlyDictionary<string, FieldProgram> Of(IEnumerable<FieldProgram> fields)
    {
        var named = fields.Where(field => field.Read?.Path is not null).ToList();
        var names = named.GroupBy(field => Last(field.Read!.Path!.ToString())).Where(group => group.Key.Length > 0 && group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
        foreach (var field in named)
            names.TryAdd(field.Name, field);
        return names;
    }

    private static string Last(string path)
    {
        var end = path.EndsWith("']", StringComparison.Ordinal) ? path.Length - 2 : path.Length;
        var start = Math.Max(path.LastIndexOf('.', end - 1), path.LastIndexOf('\'', end - 1)) + 1;
        var name = path[start..end];
        return name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or ' ') ? name : "";
    }
}
