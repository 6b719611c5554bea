using Rezolve.Mapping.Compilation.Entities;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles what can be discovered.</summary>
internal sealed class CatalogStep : ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("catalogs"))
        {
            var binding = new RecordBinding(context.Settings.PathLimits);
            var compiler = new MemberCompiler(context) { Rules = written => new SlotRules(written.Slot, written.Kinds) { Binding = binding } };
            var members = compiler.Compile(node, CatalogShape.Shape.Members);
            if (members.Text("operation") is not { } name)
                continue;
            var operation = context.Use(node["operation"]!, Language.Slots.Request, $"the catalogue '{node.Name}'", wantsRows: true);
            context.Catalogs[node.Name!] = new CatalogProgram
            {
                Name = node.Name!,
                Place = members.Place,
                Operation = operation!,
                Layout = binding.Layout.Build(),
                Value = members.Value("value")!,
                Label = members.Value("label")!,
                Type = members.Value("type"),
                Where = members.Value("where"),
                Options = members.Object("options") is { } options && options.Value("records") is { } records
                    ? new CatalogOptions(records, options.Path("value")!, options.Path("label")!, context.Settings.PathLimits)
                    : null,
            };
        }
    }
}
