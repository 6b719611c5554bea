namespace Rezolve.Mapping.Scripting;

/// <summary>Every limit that scripts run under. Nothing in the engine assumes one: the host passes them.</summary>
internal sealed record ScriptLimits
{
    /// <summary>The defaults that the workspace schema states.</summary>
    public static ScriptLimits SchemaDefaults { get; } = new()
    {
        SourceBytes = 32 * 1024,
        Nodes = 5_000,
        Nesting = 64,
        PatternLength = 200,
        CallTime = TimeSpan.FromMilliseconds(250),
        RecordTime = TimeSpan.FromSeconds(1),
        UnitTime = TimeSpan.FromSeconds(10),
        CallStatements = 200_000,
        UnitStatements = 20_000_000,
        CallFunctions = 2_000,
        UnitFunctions = 200_000,
        Memory = 16_000_000,
        Recursion = 64,
        PatternTime = TimeSpan.FromMilliseconds(50),
        ArrayLength = 65_536,
        JsonDepth = 64,
        TextLength = 1_000_000,
        ValueDepth = 32,
        ValueNodes = 20_000,
        StackBytes = 4 * 1024 * 1024,
        WatchFactor = 4,
    };

    /// <summary>Longest source, in UTF-8 bytes.</summary>
    public required int SourceBytes { get; init; }

    /// <summary>Most syntax nodes of one script.</summary>
    public required int Nodes { get; init; }

    /// <summary>How deep its syntax may nest.</summary>
    public required int Nesting { get; init; }

    /// <summary>Longest pattern between two slashes, in characters.</summary>
    public required int PatternLength { get; init; }

    /// <summary>How long one call may take.</summary>
    public required TimeSpan CallTime { get; init; }

    /// <summary>How long all calls for one record may take together.</summary>
    public required TimeSpan RecordTime { get; init; }

    /// <summary>How long all calls of one unit of work may take together.</summary>
    public required TimeSpan UnitTime { get; init; }

    /// <summary>Most statements of one call.</summary>
    public required int CallStatements { get; init; }

    /// <summary>Most statements of all calls of one unit of work.</summary>
    public required long UnitStatements { get; init; }

    /// <summary>Most calls of engine functions in one call of a script.</summary>
    public required int CallFunctions { get; init; }

    /// <summary>Most calls of engine functions in one unit of work.</summary>
    public required long UnitFunctions { get; init; }

    /// <summary>Most bytes that one call may allocate.</summary>
    public required long Memory { get; init; }

    /// <summary>How deep functions may call each other.</summary>
    public required int Recursion { get; init; }

    /// <summary>How long one operation of a pattern may take, replacements by a function included. A literal pattern gets it when its library is prepared.</summary>
    public required TimeSpan PatternTime { get; init; }

    /// <summary>Longest list.</summary>
    public required uint ArrayLength { get; init; }

    /// <summary>How deep the text may nest that <c>JSON.parse</c> reads.</summary>
    public required int JsonDepth { get; init; }

    /// <summary>Longest text that one built-in operation may make, and most characters of one result.</summary>
    public required int TextLength { get; init; }

    /// <summary>How deep a result may nest.</summary>
    public required int ValueDepth { get; init; }

    /// <summary>Most values in one result or in the lists of one argument.</summary>
    public required int ValueNodes { get; init; }

    /// <summary>The stack of a thread that runs scripts, in bytes.</summary>
    public required int StackBytes { get; init; }

    /// <summary>After how many times <see cref="CallTime"/> a call that has not ended puts its library in quarantine.</summary>
    public required int WatchFactor { get; init; }
}
