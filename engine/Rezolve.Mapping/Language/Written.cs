using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language;

/// <summary>What may be written as one member's value. From it come the reader's checks, the schema and the reference.</summary>
internal abstract record Written
{
    /// <summary>Text, kept as it is; never an expression.</summary>
    /// <param name="Pattern">The form it must have; null for any.</param>
    /// <param name="Format">A form that has a name, such as <c>uri</c>.</param>
    /// <param name="Words">The form in plain words, for messages.</param>
    internal sealed record Text(string? Pattern = null, string? Format = null, string? Words = null) : Written;

    /// <summary>One of a few words.</summary>
    internal sealed record Choice(params Word[] Words) : Written
    {
        /// <summary>The words are versions of a language, oldest first.</summary>
        public bool IsVersion { get; init; }
    }

    /// <summary>A whole number.</summary>
    internal sealed record Whole(long Least = 0, long Most = long.MaxValue) : Written;

    /// <summary>True or false.</summary>
    /// <param name="OnlyFalse">Why only false may be said; null where both may.</param>
    internal sealed record Flag(string? OnlyFalse = null) : Written;

    /// <summary>An ISO 8601 duration of days, hours, minutes and seconds.</summary>
    internal sealed record Duration : Written;

    /// <summary>A value slot: constant, JSONPath, expression, template, or an object or list of these.</summary>
    /// <param name="Slot">What the value sees.</param>
    /// <param name="Kinds">What it must give.</param>
    /// <param name="Secret">The value is a secret: a literal is a lint error, and it is masked everywhere.</param>
    internal sealed record Value(Slot Slot, ValueKinds Kinds = ValueKinds.Json, bool Secret = false) : Written;

    /// <summary>A path slot: a JSONPath string and nothing else.</summary>
    internal sealed record Path(Slot Slot) : Written;

    /// <summary>The name of something else in the manifest.</summary>
    internal sealed record NameOf(NameSpace Space) : Written;

    /// <summary>An object of a fixed shape.</summary>
    internal sealed record Shaped(Shape Shape) : Written;

    /// <summary>An object keyed by names of the author's choice.</summary>
    /// <param name="Of">What stands under a name.</param>
    /// <param name="KeyPattern">The form of the names.</param>
    /// <param name="KeyWords">The form of the names in plain words, for messages.</param>
    internal sealed record Map(Written Of, string KeyPattern = "^[A-Za-z_$][A-Za-z0-9_.$-]*$", string? KeyWords = null) : Written
    {
        /// <summary>Names that an editor offers; others may be written.</summary>
        public IReadOnlyList<string> Offered { get; init; } = [];

        /// <summary>The form of names that expressions read as <c>inputs.name</c>.</summary>
        public const string Identifier = "^[A-Za-z_][A-Za-z0-9_]*$";

        /// <summary>Names that mean something else to JavaScript wherever they stand.</summary>
        public static IReadOnlyList<string> Reserved { get; } = ["__proto__", "constructor", "prototype"];
    }

    /// <summary>A part of an object, laid over a whole one: nothing need be there, and null removes.</summary>
    internal sealed record Fragment(Shape Of) : Written;

    /// <summary>An ordered list.</summary>
    internal sealed record List(Written Of) : Written;

    /// <summary>A short form, or an object that says the same at length: told apart by JSON kind.</summary>
    internal sealed record ShortOrLong(Written Short, Written Long) : Written;

    /// <summary>A tagged object: one of a family of kinds.</summary>
    internal sealed record Tagged(KindFamily Family) : Written;

    /// <summary>Text, a number or a boolean, taken literally.</summary>
    internal sealed record Scalar : Written;

    /// <summary>Any JSON, taken literally.</summary>
    internal sealed record Literal : Written;
}

/// <summary>One word of a choice.</summary>
internal sealed record Word(string Name, string Summary);

/// <summary>What a name refers to.</summary>
internal enum NameSpace
{
    Operation,
    Table,
    Catalog,
    Entity,
    RateLimit,
    Field,
}
