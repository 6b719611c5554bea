using Rezolve.Json.Reading;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>One step from a value to a value inside it: a member's name, or an item's index.</summary>
internal readonly record struct PathStep(string? Name, int Index)
{
    public static implicit operator PathStep(string name) => new(name, 0);

    public static implicit operator PathStep(int index) => new(null, index);

    public string From(string pointer) => Name is null ? JsonPointer.Append(pointer, Index) : JsonPointer.Append(pointer, Name);
}
