using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles how a connection is tried; it needs the operations.</summary>
internal sealed class CheckStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        if (context.Manifest.Root["connection"]!["check"] is not { } node)
            return;
        var shape = ((Written.Shaped)ConnectionShape.Shape["check"]!.Type).Shape;
        var members = new MemberCompiler(context).Compile(node, shape.Members);
        if (context.Use(node["operation"]!, Slots.Request, "the connection's check") is { } operation)
            context.Connection = context.Connection with { Check = new CheckProgram(operation, members.Value("expect")) };
    }
}
