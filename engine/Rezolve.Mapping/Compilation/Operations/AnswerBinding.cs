using Rezolve.Json.Paths;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Binds what paging and error rules read of an answer to the connector's answer paths; what cannot be bound reads the parsed answer.</summary>
/// <param name="paths">The connector's answer paths.</param>
/// <param name="limits">What a path over the parsed answer may cost.</param>
internal sealed class AnswerBinding(AnswerPaths paths, JsonPathLimits limits) : IDocumentBinding
{
    /// <summary>How the value slots of paging and of error rules are compiled.</summary>
    public static Func<Written.Value, SlotRules> RulesOf(CompilationContext context)
    {
        var binding = new AnswerBinding(context.Answers, context.Settings.PathLimits);
        return written => new SlotRules(written.Slot, written.Kinds) { Binding = binding };
    }

    /// <inheritdoc/>
    public int? BindChain(Root root, IReadOnlyList<string> names) => root == Root.Response ? paths.Bind(names) : null;

    /// <inheritdoc/>
    public ValueSlot BindPath(SourcePlace place, JsonPath path, bool wantsList) =>
        paths.Bind(path) is { } slot ? new LayoutSlot(place, Root.Response, path, slot, wantsList) : new PathSlot(place, path, wantsList, limits);
}
