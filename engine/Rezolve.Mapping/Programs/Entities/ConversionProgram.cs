using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>How a vendor writes values of a type (<c>as</c>). Pure; a value that cannot be converted is a fault value. Nothing is given only for nothing.</summary>
internal abstract class ConversionProgram
{
    /// <summary>Of a set or list it converts the whole, not each member.</summary>
    public virtual bool TakesList => false;

    /// <summary>What is read is told record by record, so nothing can be written in the same form.</summary>
    public virtual bool IsReadOnly => false;

    /// <summary>From the vendor's form to the canonical one.</summary>
    /// <param name="vendor">A value, never absent or null.</param>
    /// <param name="scope">For the slots a conversion may have, such as a zone.</param>
    public abstract Value ToCanonical(in Value vendor, Scope scope);

    /// <summary>From the canonical form to the vendor's.</summary>
    /// <param name="canonical">A value, never absent or null.</param>
    /// <param name="scope">For the slots a conversion may have.</param>
    public abstract Value ToVendor(in Value canonical, Scope scope);
}
