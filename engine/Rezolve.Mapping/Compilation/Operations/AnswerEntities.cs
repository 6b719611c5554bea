using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Layouts;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Compiles <c>also</c>: the other entities in an operation's answers.</summary>
internal static class AnswerEntities
{
    /// <summary>Where they are, by entity.</summary>
    public static IReadOnlyList<KeyValuePair<string, PlacesProgram>> Compile(CompilationContext context, AuthoredNode? node)
    {
        var found = new List<KeyValuePair<string, PlacesProgram>>();
        foreach (var member in node?.Members.Where(member => member.Name != "$comment") ?? [])
        {
            var path = new PathCompiler(context).Compile(member, new SlotRules(Slots.Answer));
            if (context.Names.ResolveKey(NameSpace.Entity, member) && path is not null)
                found.Add(new(member.Name!, PlacesProgram.Of(path, context.Settings.PathLimits)));
        }
        return found;
    }
}
