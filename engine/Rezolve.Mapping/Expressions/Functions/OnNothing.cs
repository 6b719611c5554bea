namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>What a function gives where its first argument is null or undefined.</summary>
internal enum OnNothing
{
    /// <summary>Undefined: the rule.</summary>
    GivesUndefined,

    /// <summary>False: a test.</summary>
    GivesFalse,

    /// <summary>It is called as for any value.</summary>
    IsCalled,
}
