using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hosting;

/// <summary>One connection that is open: its program, and the one way to its system.</summary>
internal sealed record ConnectionRuntime
{
    /// <summary>Its name in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>The connector, compiled for it.</summary>
    public required ConnectorProgram Program { get; init; }

    /// <summary>What was learned after signing in.</summary>
    public ValueObject Session { get; init; } = [];

    /// <summary>What its catalogues told; empty while they were not read.</summary>
    public ValueObject Catalogs { get; init; } = [];

    /// <summary>Keeps what its catalogues told, and asks again; null where it has none, or they were not read.</summary>
    public CatalogKeeper? Learned { get; init; }

    /// <summary>Sends single requests.</summary>
    public required OperationSender Sender { get; init; }

    /// <summary>What running operations needs besides the sender.</summary>
    public required RunnerSetting Running { get; init; }

    /// <summary>Runs operations: sends requests, one for a plain operation, more for steps and jobs.</summary>
    public OperationRunner Runner => new(Sender.SendAsync, Running);

    /// <summary>Runs operations whose requests have another priority.</summary>
    public OperationRunner RunnerFor(Priority priority) => new(Sender.At(priority > Foremost ? priority : Foremost).SendAsync, Running);

    /// <summary>The first priority that its requests may have: what nobody waits for goes behind all else.</summary>
    public Priority Foremost { get; init; } = Priority.Interactive;

    /// <summary>What may not stand in a message.</summary>
    public required SecretMask Secrets { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>What scripts may use.</summary>
    public required ScriptLimits ScriptLimits { get; init; }

    /// <summary>How many requests may be under way at once.</summary>
    public int Concurrent { get; init; } = 1;

    /// <summary>Where a script that cannot be stopped is reported.</summary>
    public ScriptQuarantine Quarantine { get; init; } = new();

    /// <summary>The roots of one unit of work: <c>now</c> is fixed for as long as it lasts.</summary>
    /// <param name="cancellation">Ends a script that runs for it.</param>
    public Scope NewUnit(CancellationToken cancellation = default) => new()
    {
        Scripts = UnitScripts.Of(Program, new ScriptSetting(ScriptLimits, Clock, Quarantine), cancellation),
        [Root.Inputs] = Value.Of(Program.Inputs),
        [Root.Params] = Value.Of(new ValueObject()),
        [Root.Session] = Value.Of(Session),
        [Root.Catalogs] = Value.Of(Catalogs),
        [Root.Filter] = Value.Of(new ValueObject()),
        [Root.Now] = Value.Of(Clock.GetUtcNow()),
    };
}
