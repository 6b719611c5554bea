using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Automation.Actions;

/// <summary>What rules can do.</summary>
internal static class ActionKinds
{
    /// <summary>All of it, in the order of the reference.</summary>
    public static KindFamily All { get; } = new("do",
        [new UpdateAction(), new AssignAction(), new TransitionAction(), new NoteAction(), new CreateAction(), new NotifyAction(), new WebhookAction()]);
}
