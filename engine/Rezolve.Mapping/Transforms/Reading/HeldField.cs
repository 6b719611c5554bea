namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>Why a field or record is held.</summary>
internal enum HoldCode
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The record has no key that can be read.</summary>
    Key,

    /// <summary>The value could not be computed or found.</summary>
    Value,

    /// <summary>The value is not in the form that <c>as</c> says.</summary>
    Form,

    /// <summary>The table has no row for it.</summary>
    Unmapped,

    /// <summary>The value is not of the field's type.</summary>
    Type,

    /// <summary>The value is none of the words allowed.</summary>
    Word,

    /// <summary>Another field of its group is held.</summary>
    Group,
}

/// <summary>The stable codes of holds.</summary>
internal static class HoldCodes
{
    /// <summary>The code that reports and <c>explain</c> use: <c>RZ7001</c> and on.</summary>
    public static string Text(this HoldCode code) => code switch
    {
        HoldCode.Key => "RZ7001",
        HoldCode.Value => "RZ7002",
        HoldCode.Form => "RZ7003",
        HoldCode.Unmapped => "RZ7004",
        HoldCode.Type => "RZ7005",
        HoldCode.Word => "RZ7006",
        HoldCode.Group => "RZ7008",
        _ => "",
    };
}

/// <summary>A field that could not be read: it is left out of the record, and reported.</summary>
/// <param name="Field">Its canonical name; <c>key</c> holds the whole record.</param>
/// <param name="Code">Why.</param>
/// <param name="Reason">In plain words, values shortened.</param>
/// <param name="Place">The line of the manifest that says how it is read.</param>
internal sealed record HeldField(string Field, HoldCode Code, string Reason, Diagnostics.SourcePlace Place);
