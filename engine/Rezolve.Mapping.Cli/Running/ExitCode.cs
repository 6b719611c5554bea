namespace Rezolve.Mapping.Cli.Running;

/// <summary>How a command ends, as the caller sees it. Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>Something failed that has no name.</summary>
    public const int Unexpected = 1;

    /// <summary>The command line was not understood, or names what is not there.</summary>
    public const int Usage = 2;

    /// <summary>A manifest, a path or an expression is wrong, or a test failed.</summary>
    public const int Invalid = 3;

    /// <summary>A plan has changes.</summary>
    public const int PlanHasChanges = 4;

    /// <summary>The other system refused, failed, or would not let us in.</summary>
    public const int Vendor = 5;

    /// <summary>Finished, but some records were held or failed.</summary>
    public const int Unfinished = 6;

    /// <summary>Interrupted; work in hand was finished first.</summary>
    public const int Interrupted = 130;
}
