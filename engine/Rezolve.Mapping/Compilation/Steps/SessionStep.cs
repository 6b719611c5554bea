using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles what is learned once after signing in; it needs the operations.</summary>
internal sealed class SessionStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        var shape = ((Written.Shaped)((Written.List)ConnectionShape.Shape["session"]!.Type).Of).Shape;
        var facts = new List<SessionFacts>();
        foreach (var node in context.Manifest.Root["connection"]!["session"]?.Items ?? [])
        {
            var members = new MemberCompiler(context).Compile(node, shape.Members);
            if (context.Use(node["operation"]!, Slots.Request, "the connection's session") is { } operation)
                facts.Add(new SessionFacts(operation, members.Values("set")));
        }
        context.Connection = context.Connection with { Session = facts };
    }
}
