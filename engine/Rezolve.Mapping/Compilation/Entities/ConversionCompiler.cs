using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles <c>as</c>: how the vendor writes the type.</summary>
internal sealed class ConversionCompiler(CompilationContext context, CanonicalField field)
{
    private static readonly Shape Object = ((Written.Shaped)((Written.ShortOrLong)ConversionKinds.Forms).Long).Shape;

    /// <summary>The conversion, or null where none is written or, with a diagnostic, where it does not fit the type.</summary>
    /// <param name="node">The form as written.</param>
    /// <param name="work">The entity, where an expression may tell the form of what is read; null where something is written.</param>
    public ConversionProgram? Compile(AuthoredNode? node, EntityCompilation? work = null)
    {
        if (node is null)
            return null;
        if (field.Type == FieldType.RichText && node.String?.Contains("{{", StringComparison.Ordinal) == true && work is not null)
            return FormattedText.Program(new ValueSlotCompiler(context).Compile(node, work.RulesFor(Slots.Record, ValueKinds.Text)));
        // A set of people may be written as their user names: a form of the members does for the whole.
        var type = field.Type.IsMany() && node.String is not null ? field.Of : field.Type;
        string? fault;
        var conversion = node.String is { } word
            ? ConversionKinds.Create(word, type, out fault)
            : ConversionKinds.Create(new MemberCompiler(context).Compile(node, Object.Members), field.Type, out fault);
        if (fault is not null)
        {
            var near = node.String is { } written ? NearMiss.Of(written, ConversionKinds.All.Where(form => form.Types.Contains(type)).Select(form => form.Name)) : null;
            var isAlone = !ConversionKinds.All.Any(form => form.Types.Contains(field.Type));
            context.Bag.Report(FieldRules.UnfitConversion, context.File.Value(node), $"{fault.Capitalised()}.", isAlone ? "Remove `as`." : null, near);
        }
        return conversion;
    }
}
