using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Hub.Clocks;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Cli.Operating.Clocks;

/// <summary>The clocks of service levels that a workspace keeps, with what it says of them.</summary>
internal sealed class ClockDesk
{
    private readonly StoreDesk _desk;
    private readonly IReadOnlyDictionary<string, SlaGoal> _goals;
    private readonly ExpectedLags _lags;
    private readonly string? _owner;

    private ClockDesk(StoreDesk desk, IReadOnlyDictionary<string, SlaGoal> goals, ExpectedLags lags, string? owner) => (_desk, _goals, _lags, _owner) = (desk, goals, lags, owner);

    /// <summary>Reads what the workspace says; where that is wrong, clocks are as they were kept.</summary>
    /// <param name="desk">Where they are kept.</param>
    /// <param name="bag">Where mistakes go.</param>
    public static async Task<ClockDesk> OpenAsync(StoreDesk desk, DiagnosticBag bag)
    {
        var sla = SyncPrograms.Sla(desk.Workspace, EngineLimits.Usual, bag);
        var schedules = SyncPrograms.Schedules(desk.Workspace, EngineLimits.Usual, bag);
        var goals = bag.HasErrors ? null : sla?.Goals;
        return new ClockDesk(desk, goals ?? new Dictionary<string, SlaGoal>(), await ExpectedLags.OfAsync(desk, schedules), sla?.Watch.Owner);
    }

    /// <summary>The clocks on which time may still pass, what is told next first.</summary>
    /// <param name="onlyDiffering">Only of tickets of which it was told that a system's clock differs.</param>
    public IAsyncEnumerable<ClockRow> Open(bool onlyDiffering) =>
        _desk.Hub.ClocksAsync(_goals, _desk.Cancellation, onlyDiffering).SelectMany(one => ClockRow.Of(one.Ticket, one.Book).Where(row => row.IsOpen)).Select(WholeAsync);

    /// <summary>All clocks of a ticket.</summary>
    public async Task<IReadOnlyList<ClockRow>> OfAsync(string ticket) =>
        await _desk.Hub.RowAsync(SlaRows.KeyOf(_desk.Hub.Tenant, ticket), _desk.Cancellation) is not { } row ? []
            : await ClockRow.Of(ticket, SlaRows.Read(row, _goals)).ToAsyncEnumerable().Select(WholeAsync).ToListAsync(_desk.Cancellation);

    private async ValueTask<ClockRow> WholeAsync(ClockRow row, CancellationToken cancellation) => row with { Lag = await _lags.OfAsync(row.Ticket, _owner), Owner = _owner };
}
