using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Children;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Reads <c>--parent KEY</c>, or <c>--parent ENTITY=KEY</c> where an entity has several parents.</summary>
internal static class ReadParents
{
    /// <summary>The parents; null with the reason where one is not understood.</summary>
    public static (IReadOnlyList<ParentRecord>? Parents, Ending? Refusal) Read(
        IReadOnlyList<string> given, EntityProgram entity, IReadOnlyDictionary<string, EntityProgram> entities)
    {
        var parents = new List<ParentRecord>();
        if (given.Count > 0 && entity.Parents.Count == 0)
            return (null, Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{entity.Name}' has no parent.", "Leave --parent out."));
        foreach (var text in given)
        {
            var named = entity.Parents.FirstOrDefault(name => text.StartsWith(name + "=", StringComparison.Ordinal));
            if (named is null && entity.Parents.Count > 1)
            {
                var ways = string.Join(" or ", entity.Parents.Select(name => $"--parent {name}=KEY"));
                return (null, Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"'{text}' does not say which parent of '{entity.Name}' it is.", $"Write {ways}."));
            }
            parents.Add(new ParentRecord(entities[named ?? entity.Parents[0]], named is null ? text : text[(named.Length + 1)..]));
        }
        return (parents, null);
    }
}
