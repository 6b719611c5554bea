namespace Rezolve.Mapping.Language.Schemas;

/// <summary>One schema.</summary>
/// <param name="File">Its file name.</param>
/// <param name="Id">Its address.</param>
/// <param name="Title">What it is for.</param>
/// <param name="Text">The schema, ending in a line feed.</param>
internal sealed record ShippedSchema(string File, string Id, string Title, string Text);
