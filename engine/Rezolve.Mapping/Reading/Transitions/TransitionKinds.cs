using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Reading.Transitions;

/// <summary>The ways to know which steps a status may take.</summary>
internal static class TransitionKinds
{
    /// <summary>Every way, in the order of the reference.</summary>
    public static KindFamily All { get; } = new("transitions", [new ListedTransitions(), new GraphTransitions()]);
}
