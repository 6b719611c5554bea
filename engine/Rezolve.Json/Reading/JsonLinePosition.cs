using System.Globalization;

namespace Rezolve.Json.Reading;

/// <summary>A place in a text as an editor shows it.</summary>
/// <param name="Line">Line, counted from 1. Lines end with LF, CR or CR LF.</param>
/// <param name="Column">Column, counted from 1 in UTF-16 units, as editors and language servers count.</param>
public readonly record struct JsonLinePosition(int Line, int Column)
{
    /// <summary>Gives <c>line:column</c>, the form used in error messages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
