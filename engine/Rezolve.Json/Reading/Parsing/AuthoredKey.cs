namespace Rezolve.Json.Reading.Parsing;

/// <summary>Where a node hangs: its parent, and its key when the parent is an object.</summary>
internal readonly record struct AuthoredKey(AuthoredNode? Parent, string? Name, int Start, int End)
{
    public static AuthoredKey ItemOf(AuthoredNode? parent) => new(parent, null, -1, -1);
}
