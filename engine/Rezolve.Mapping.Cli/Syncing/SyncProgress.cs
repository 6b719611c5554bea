using System.Globalization;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Sync;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>Shows how far a sync is: one line with a bar while a person watches, else nothing but a line for each phase.</summary>
/// <param name="report">Where it is shown.</param>
/// <param name="terminal">Where the command stands.</param>
/// <param name="counts">What was done.</param>
internal sealed class SyncProgress(Reporter report, Terminal terminal, SyncCounts counts) : ISyncObserver
{
    private const int BarLength = 24;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly bool _isOn = terminal.ErrorsAreTerminal && report.Voice is { IsJson: false, IsQuiet: false };
    private readonly HashSet<string> _tickets = new(StringComparer.Ordinal);
    private long _told = terminal.Clock.GetTimestamp();
    private string _reading = "";
    private long _total;
    private bool _isShown;

    /// <summary>Begins to work on so many items.</summary>
    public void Begin(long total)
    {
        lock (_lock)
        {
            (_total, _reading) = (total, "");
            _tickets.Clear();
        }
    }

    /// <inheritdoc/>
    public void On(SyncStep step)
    {
        counts.Add(step);
        if (!_isOn)
            return;
        lock (_lock)
        {
            if (step.Kind == SyncStepKind.Page)
                _reading = $"reading {step.Connection}: {step.Detail} records";
            else if (step.Ticket is { } ticket && _reading.Length == 0)
                _tickets.Add(ticket);
            if (terminal.Clock.GetElapsedTime(_told) < Between)
                return;
            _told = terminal.Clock.GetTimestamp();
            _isShown = true;
            report.SayInPlace($"\r\e[2K{(_reading.Length > 0 ? _reading : Line())} …");
        }
    }

    /// <summary>Tells of a phase that is over, on a line of its own.</summary>
    public void Say(string sentence)
    {
        lock (_lock)
        {
            Clear();
            report.Say(SafeText.Of(sentence));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
            report.SayInPlace("\r\e[2K");
        _isShown = false;
    }

    private string Line()
    {
        var done = Math.Min(_tickets.Count, _total);
        var filled = _total == 0 ? BarLength : (int)(BarLength * done / _total);
        return string.Create(
            CultureInfo.InvariantCulture, $"[{new string('█', filled)}{new string('░', BarLength - filled)}] {done:N0} of {_total:N0} tickets, {counts.Writes:N0} writes");
    }
}
