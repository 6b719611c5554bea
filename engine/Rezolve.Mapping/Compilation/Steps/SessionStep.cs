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
        var shape = ((Written.Shaped)ConnectionShape.Sessions.Of).Shape;
        var facts = new List<SessionFacts>();
        foreach (var (auth, node) in context.SessionLists.SelectMany(list => list.Facts.Select(node => (list.Auth, node))))
        {
            var members = new MemberCompiler(context).Compile(node, shape.Members);
            if (context.Use(node["operation"]!, Slots.Request, "the connection's session") is { } operation && (auth is null || auth == context.PickedAuth))
                facts.Add(new SessionFacts(operation, members.Values("set")));
        }
        context.Connection = context.Connection with { Session = facts };
    }
}
