using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Running;

namespace Rezolve.Mapping.Cli.Output;

/// <summary>One line that counts up while a person watches; elsewhere nothing.</summary>
internal sealed class Progress(Reporter report, Terminal terminal)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly bool _isOn = terminal.ErrorsAreTerminal && report.Voice is { IsJson: false, IsQuiet: false };
    private long _told = terminal.Clock.GetTimestamp();
    private bool _isShown;

    /// <summary>Shows how far it is, a few times a second.</summary>
    public void Tell(RecordCounts counts)
    {
        if (!_isOn || terminal.Clock.GetElapsedTime(_told) < Between)
            return;
        _told = terminal.Clock.GetTimestamp();
        _isShown = true;
        report.SayInPlace($"\r{Counts.Of(counts.Read, "record")} …");
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
            report.SayInPlace("\r\e[2K");
    }
}
