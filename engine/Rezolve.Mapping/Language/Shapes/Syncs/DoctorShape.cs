namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>From where on <c>rezolve doctor</c> finds something worth telling.</summary>
internal static class DoctorShape
{
    /// <summary>The part <c>doctor</c>.</summary>
    public static Shape Shape { get; } = new("doctor", "Doctor", "From where on `rezolve doctor` finds something worth telling. An option of the command goes before it.")
    {
        Load = () =>
        [
            new("backup", new Written.Duration(), "How old the last backup may be. Where it is left out, none is demanded, and that there is none is only remarked.") { Examples = ["\"P1D\""] },
            new("late", new Written.Duration(), "How late changes, work and what sinks are told may be.") { Default = "\"PT15M\"", Examples = ["\"PT1H\""] },
            new("unmapped", new Written.Whole(0, 100), "The share of a field's values that may have no counterpart, in percent.") { Default = "5", Examples = ["10"] },
            new("shift", new Written.Whole(0, 100), "How far a field's values may be spread otherwise than before its map was changed, in percent.") { Default = "25", Examples = ["40"] },
        ],
        Example = """{ "backup": "P1D", "unmapped": 10 }""",
    };
}
