namespace Rezolve.Mapping.Checkup;

/// <summary>From where on something is worth telling.</summary>
internal sealed record CheckupLimits
{
    /// <summary>The usual ones.</summary>
    public static CheckupLimits Usual { get; } = new();

    /// <summary>How late changes and work may be.</summary>
    public TimeSpan Late { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many polls a feed may miss, where that is longer.</summary>
    public int MissedPolls { get; init; } = 3;

    /// <summary>How old the last backup may be; null where none is demanded.</summary>
    public TimeSpan? Backup { get; init; }

    /// <summary>How old the last backup may be before that is remarked where none is demanded.</summary>
    public TimeSpan UsualBackup { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How many events a sink may be behind.</summary>
    public long SinkBehind { get; init; } = 5_000;

    /// <summary>How long it is told that a rule failed or was stopped.</summary>
    public TimeSpan RuleTrouble { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How much clocks may differ.</summary>
    public TimeSpan ClockDifference { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long before its end a sign-in that nothing renews is told.</summary>
    public TimeSpan SignInEnds { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a system that tells by itself may be silent.</summary>
    public TimeSpan HookSilence { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long a refused delivery is told.</summary>
    public TimeSpan Refusals { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The share of deliveries, in percent, that may say nothing to us.</summary>
    public int UnreadPercent { get; init; } = 10;

    /// <summary>The share of a quota, in percent, that may be left.</summary>
    public int QuotaLeftPercent { get; init; } = 10;

    /// <summary>How much may be due.</summary>
    public long DeepQueue { get; init; } = 5_000;

    /// <summary>The least room on the disk, in bytes.</summary>
    public long FreeBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How large the store may be, in bytes.</summary>
    public long StoreBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>The share of the values of a field, in percent, that may have no counterpart.</summary>
    public int UnmappedPercent { get; init; } = 5;

    /// <summary>How far, in percent, the values of a field may be spread otherwise than before its map was changed.</summary>
    public int ShiftPercent { get; init; } = 25;

    /// <summary>How many values are enough to judge by.</summary>
    public long Enough { get; init; } = 50;

    /// <summary>How many writes there may be for each ticket that came in and each system it goes to.</summary>
    public int WritesAnEdit { get; init; } = 5;
}
