using System.Runtime.ExceptionServices;

namespace Rezolve.Mapping.Scripting;

/// <summary>
/// Threads with a known stack. A whole unit of work is best run on one, so that its calls of scripts cost no hand-over;
/// a call from any other thread is handed over by itself.
/// </summary>
internal static class ScriptThread
{
    [ThreadStatic]
    private static bool _current;

    /// <summary>Whether the running thread's stack is a known one.</summary>
    public static bool IsCurrent => _current;

    /// <summary>Runs work on a thread with the stack given and waits for it. What it throws is thrown here.</summary>
    public static T Run<T>(Func<T> work, int stackBytes)
    {
        if (_current)
            return work();
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            _current = true;
            try
            {
                result = work();
            }
            catch (Exception problem)
            {
                failure = ExceptionDispatchInfo.Capture(problem);
            }
        }, stackBytes)
        {
            IsBackground = true,
            Name = "scripts",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
