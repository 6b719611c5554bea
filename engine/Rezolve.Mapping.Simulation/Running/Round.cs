using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Running;

/// <summary>Time passes.</summary>
/// <param name="Span">How much.</param>
internal sealed record Pass(TimeSpan Span) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        world.Clock.Advance(Span);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Span.TotalSeconds:0} s pass";
}

/// <summary>The engine takes in feeds, and works.</summary>
/// <param name="Sides">The connections whose feeds are asked, in order.</param>
/// <param name="Kind">Which feed.</param>
internal sealed record Round(IReadOnlyList<string> Sides, FeedKind Kind) : Act
{
    /// <inheritdoc/>
    public override async Task DoAsync(World world)
    {
        foreach (var side in Sides.Where(side => world.IsAsked(side, Kind)))
            await world.GuardAsync(spine => spine.TakeIn(side, Kind)).ConfigureAwait(false);
        await world.GuardAsync(spine => spine.Work()).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string Tell() => $"the engine reads {Kind} of {string.Join(", ", Sides)}, and works";
}

/// <summary>The engine works until it is quiet.</summary>
internal sealed record SettleNow : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world) => Calm.SettleAsync(world);

    /// <inheritdoc/>
    public override string Tell() => "the engine works until it is quiet";
}

/// <summary>Something will go wrong on the way to a vendor.</summary>
/// <param name="Side">The connection.</param>
/// <param name="Fault">What.</param>
internal sealed record ArmFault(string Side, ArmedFault Fault) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        world.Wires[Side].Faults.Arm(Fault);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"on the way to {Side}, after {Fault.Skips} calls: {Fault.Kind} ({Fault.Span.TotalSeconds:0} s)";
}

/// <summary>A vendor begins to show no ticket, and says nothing of it.</summary>
/// <param name="Side">The connection.</param>
/// <param name="Span">For how long.</param>
internal sealed record HideTickets(string Side, TimeSpan Span) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        world.Wires[Side].Faults.Begin(FaultKind.Hidden, Span);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Side} shows no ticket for {Span.TotalSeconds:0} s";
}

/// <summary>The process will end.</summary>
/// <param name="Crash">Where.</param>
internal sealed record ArmCrash(ArmedCrash Crash) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        world.Arm(Crash);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"the process ends {Crash.Point}, after {Crash.Skips} times";
}

/// <summary>The process ends in peace, and another begins; the connectors may have changed meanwhile.</summary>
/// <param name="IsUpgraded">Whether they changed.</param>
internal sealed record Begin(bool IsUpgraded) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        world.Restart(IsUpgraded);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => IsUpgraded ? "the process begins anew, with other connectors" : "the process begins anew";
}

/// <summary>Somebody does something while the engine is between two calls.</summary>
/// <param name="Side">On the way to which connection.</param>
/// <param name="Moment">At which moment.</param>
/// <param name="Inner">What they do.</param>
internal sealed record During(string Side, Moment Moment, Act Inner) : Act
{
    /// <inheritdoc/>
    public override Task DoAsync(World world)
    {
        world.Wires[Side].Meanwhile(Moment, () =>
        {
            world.Journal.IsWindow = Moment == Moment.BeforeWrite;
            Inner.DoAsync(world).GetAwaiter().GetResult();
            world.Journal.IsWindow = false;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string Tell() => $"{Moment} at {Side}: {Inner.Tell()}";
}
