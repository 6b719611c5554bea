using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>One form a vendor writes values in (<c>as</c>): its name, the types it is for, its examples and its code.</summary>
internal abstract class Conversion : Kind<ConversionProgram>
{
    /// <summary>The types it can be used for.</summary>
    public abstract IReadOnlyList<FieldType> Types { get; }

    /// <summary>Without members of its own: it is written as a word.</summary>
    public override IReadOnlyList<Member> Members => [];

    /// <summary>The member whose presence tells that this is meant, for forms written as an object; null for a word.</summary>
    public virtual string? Marker => null;

    /// <summary>Makes the program for a field of a type; most forms are the same for all of theirs.</summary>
    public virtual ConversionProgram CreateFor(FieldType type, CompiledMembers members) => Create(members);

    /// <summary>An example: the vendor's JSON, and the canonical JSON it is read as and written from.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="vendor">JSON; in the other direction the outcome.</param>
    /// <param name="canonical">JSON as a canonical document holds it.</param>
    protected KindExample Both(string title, string vendor, string canonical) =>
        new(title, Marker is null ? $"\"{Name}\"" : Written, vendor, canonical);

    /// <summary>The fragment of examples, for forms written as an object.</summary>
    protected virtual string Written => "{}";
}

/// <summary>A conversion made of two functions.</summary>
/// <param name="toCanonical">From the vendor's form.</param>
/// <param name="toVendor">To the vendor's form.</param>
/// <param name="takesList">Of a set or list it converts the whole.</param>
internal sealed class TwoWay(Func<Value, Value> toCanonical, Func<Value, Value> toVendor, bool takesList = false) : ConversionProgram
{
    /// <inheritdoc/>
    public override bool TakesList => takesList;

    /// <inheritdoc/>
    public override Value ToCanonical(in Value vendor, Scope scope) => toCanonical(vendor);

    /// <inheritdoc/>
    public override Value ToVendor(in Value canonical, Scope scope) => toVendor(canonical);
}
