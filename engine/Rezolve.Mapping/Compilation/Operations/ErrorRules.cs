using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Compiles error rules, of a connection or of an operation.</summary>
internal static class ErrorRules
{
    /// <summary>The rules in written order; none where the member is absent.</summary>
    public static IReadOnlyList<ErrorRuleProgram> Compile(CompilationContext context, AuthoredNode? rules)
    {
        var compiler = new MemberCompiler(context) { Rules = AnswerBinding.RulesOf(context) };
        return [.. (rules?.Items ?? []).Select(rule => ErrorRuleShape.Create(compiler.Compile(rule, ErrorRuleShape.Shape.Members)))];
    }
}
