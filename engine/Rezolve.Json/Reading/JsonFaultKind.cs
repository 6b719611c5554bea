namespace Rezolve.Json.Reading;

/// <summary>What is wrong with a JSON text.</summary>
public enum JsonFaultKind
{
    /// <summary>The text does not follow the grammar.</summary>
    Syntax,

    /// <summary>An object names the same member twice.</summary>
    DuplicateKey,

    /// <summary>The bytes are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A string holds half of a surrogate pair.</summary>
    LoneSurrogate,

    /// <summary>Arrays and objects are nested deeper than the limit.</summary>
    TooDeep,

    /// <summary>The text is longer than the limit.</summary>
    TooLarge,
}
