using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Compiles the body of an operation: at most one of its forms is written.</summary>
internal sealed class BodyCompiler(CompilationContext context, AuthoredNode operation)
{
    /// <summary>How the body is written on the wire.</summary>
    public BodyForm Form =>
        operation["form"] is not null ? BodyForm.Form
        : operation["text"] is not null ? BodyForm.Text
        : operation["file"] is not null ? BodyForm.File
        : operation["multipart"] is not null ? BodyForm.Multipart
        : BodyForm.Json;

    /// <summary>The slot that gives the body; null where there is none, or where it has parts.</summary>
    public ValueSlot? Body()
    {
        if (operation["graphql"] is { } request)
            return GraphQl(request);
        return Slot(operation["form"], ValueKinds.Object) ?? Slot(operation["text"], ValueKinds.Printable)
            ?? Slot(operation["file"], ValueKinds.Object | ValueKinds.Nothing) ?? Slot(operation["body"], ValueKinds.Json);
    }

    /// <summary>The parts; none where it has none.</summary>
    public IReadOnlyList<PartProgram> Parts() =>
    [
        .. from part in operation["multipart"]?.Items ?? []
           where part["name"] is not null
           select new PartProgram(context.File.PlaceOf(part), Slot(part["name"], ValueKinds.Printable)!)
           {
               Value = Slot(part["value"], ValueKinds.Json),
               File = Slot(part["file"], ValueKinds.Object | ValueKinds.List | ValueKinds.Nothing),
               ContentType = Slot(part["contentType"], ValueKinds.Printable | ValueKinds.Nothing),
               FileName = Slot(part["fileName"], ValueKinds.Printable | ValueKinds.Nothing),
           },
    ];

    /// <summary>A slot of the request; null where it is not written.</summary>
    public ValueSlot? Slot(AuthoredNode? node, ValueKinds kinds) => node is null
        ? null
        : new ValueSlotCompiler(context).Compile(node, new SlotRules(Slots.AnyRequest, kinds) { HoldsQueries = true });

    private ObjectSlot GraphQl(AuthoredNode request)
    {
        var written = request["query"]!;
        var query = new ConstantSlot(context.File.PlaceOf(written), Value.Of(Document(written)));
        var members = new List<KeyValuePair<string, ValueSlot>> { new("query", query) };
        if (Slot(request["variables"], ValueKinds.Object) is { } variables)
            members.Add(new("variables", variables));
        return new ObjectSlot(context.File.PlaceOf(request), members);
    }

    private string Document(AuthoredNode written) =>
        written.String
        ?? (written["file"] is { } file ? context.Manifest.TextOf(file) : string.Join('\n', written.Items.Select(line => line.Text)));
}
