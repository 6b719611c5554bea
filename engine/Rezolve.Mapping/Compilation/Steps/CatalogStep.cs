using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles what can be discovered.</summary>
internal sealed class CatalogStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        var compiler = new MemberCompiler(context);
        foreach (var node in context.Manifest.Entries("catalogs"))
        {
            var members = compiler.Compile(node, CatalogShape.Shape.Members);
            if (members.Text("operation") is not { } name)
                continue;
            var operation = context.Use(node["operation"]!, Language.Slots.Request, $"the catalogue '{node.Name}'", wantsRows: true);
            context.Catalogs[node.Name!] = new CatalogProgram
            {
                Name = node.Name!,
                Place = members.Place,
                Operation = operation!,
                Value = members.Value("value")!,
                Label = members.Value("label")!,
                Type = members.Value("type"),
                Where = members.Value("where"),
            };
        }
    }
}
