using Jint;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>Lets the budget look at the clock as often as the interpreter thinks fit: every few statements, and inside its own long loops.</summary>
/// <param name="budget">The budget of the unit.</param>
internal sealed class ScriptDeadline(ScriptBudget budget) : Constraint
{
    /// <inheritdoc/>
    public override bool IsAmortizable => true;

    /// <inheritdoc/>
    public override void Check() => budget.LookAtClock();

    /// <inheritdoc/>
    public override void Reset()
    {
        // The realm opens and closes the window of a call.
    }
}
