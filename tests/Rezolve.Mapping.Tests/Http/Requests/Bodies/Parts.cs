using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests.Bodies;

/// <summary>Parts and files.</summary>
internal static class Parts
{
    public static OperationProgram Operation(params PartProgram[] parts) =>
        Demo.Operation("POST /x") with { BodyForm = BodyForm.Multipart, Parts = parts };

    public static PartProgram Text(string name, Value value, string? contentType = null, string? fileName = null) => new(Slot.Place(7), Slot.Of(name))
    {
        Value = Slot.Of(value),
        ContentType = Optional(contentType),
        FileName = Optional(fileName),
    };

    public static PartProgram File(string name, Value file, string? contentType = null, string? fileName = null) => new(Slot.Place(8), Slot.Of(name))
    {
        File = Slot.Of(file),
        ContentType = Optional(contentType),
        FileName = Optional(fileName),
    };

    public static Value FileOf(string content, string? name = null, string? mediaType = null, long? size = null) => Slot.Values(
        ("content", Value.Of(content)), ("filename", Value.Of(name)), ("mediaType", Value.Of(mediaType)), ("size", size is { } count ? Value.Of(count) : Value.Null));

    private static ValueSlot? Optional(string? text) => text is null ? null : Slot.Of(text);
}
