using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>What a function does: as many arguments as it has parameters, of their kinds, defaults filled in.</summary>
internal delegate Value FunctionCode(ReadOnlySpan<Value> arguments);

/// <summary>
/// Makes the code of one call site from its constant arguments (null where one is known only at run time); null where nothing can be prepared.
/// </summary>
internal delegate FunctionCode? FunctionPreparation(IReadOnlyList<Value?> constants);

/// <summary>A function of the expression language: its name, signature, meaning, examples and code. The same functions exist in scripts.</summary>
internal sealed record Function
{
    /// <summary>The most parameters any function has.</summary>
    public const int MostParameters = 4;

    /// <summary>How it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it takes, in order; optional parameters come last.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What it gives, faults and the answer to nothing aside.</summary>
    public required ValueKinds Result { get; init; }

    /// <summary>What it is for, with its rules.</summary>
    public required string Summary { get; init; }

    /// <summary>Examples; every one is executed by a test.</summary>
    public required IReadOnlyList<FunctionExample> Examples { get; init; }

    /// <summary>What it does.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>What it gives where its first argument is null or undefined.</summary>
    public OnNothing OnNothing { get; init; } = OnNothing.GivesUndefined;

    /// <summary>Narrows <see cref="Result"/> by the kinds of the first argument.</summary>
    public Func<ValueKinds, ValueKinds>? ResultOf { get; init; }

    /// <summary>Prepares constant arguments once, at load.</summary>
    public FunctionPreparation? Prepare { get; init; }

    /// <summary>Whether the text it gives may stand in a query language as it is.</summary>
    public bool GivesQuoted { get; init; }

    /// <summary>
    /// Which direction of a table it looks up; null for all others. Such a function needs a manifest's tables and is not offered to scripts.
    /// </summary>
    public TableDirection? Table { get; init; }

    /// <summary>How many arguments have to be given.</summary>
    public int Required => Parameters.Count(parameter => !parameter.IsOptional);

    /// <summary>For example <c>slice(x, from, to?)</c>.</summary>
    public string Signature =>
        $"{Name}({string.Join(", ", Parameters.Select(parameter => parameter.IsOptional ? parameter.Name + "?" : parameter.Name))})";

    /// <summary>Calls it with arguments that nobody has checked: a wrong number or kind is a fault that names the signature.</summary>
    public Value Invoke(ReadOnlySpan<Value> arguments)
    {
        if (arguments.Length > Parameters.Count || arguments.Length < Required)
            return Value.Fault($"{Signature} was given {arguments.Length} arguments");
        var padded = new Arguments();
        arguments.CopyTo(padded);
        return Run(padded, Code);
    }

    /// <summary>Runs code of this function: faults pass through, nothing is answered, defaults are filled in, kinds are checked.</summary>
    public Value Run(Span<Value> arguments, FunctionCode code)
    {
        arguments = arguments[..Parameters.Count];
        foreach (ref readonly var argument in arguments)
        {
            if (argument.IsFault)
                return argument;
        }
        if (OnNothing != OnNothing.IsCalled && arguments[0].IsNothing)
            return OnNothing == OnNothing.GivesFalse ? Value.False : Value.Undefined;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Parameters[i].Admit(ref arguments[i]) is { } expected)
                return Value.Fault($"{Name}: '{Parameters[i].Name}' has to be {expected}, found {Evaluation.Faults.Describe(arguments[i])}");
        }
        var result = code(arguments);
        return result.IsFault && !result.Text.StartsWith(Name, StringComparison.Ordinal) ? Value.Fault($"{Name}: {result.Text}") : result;
    }
}
