namespace Rezolve.Mapping.Sync.Verification;

/// <summary>What came of holding the systems against the hub, in numbers: tickets in are tickets out, and so are fields. Safe for many threads.</summary>
internal sealed class VerificationCounts
{
    private readonly long[] _fields = new long[Enum.GetValues<FieldVerdict>().Length];
    private readonly long[] _links = new long[Enum.GetValues<LinkVerdict>().Length];

    /// <summary>Links that were looked at.</summary>
    public long Links => Enum.GetValues<LinkVerdict>().Sum(verdict => this[verdict]);

    /// <summary>Fields that were looked at.</summary>
    public long Fields => Enum.GetValues<FieldVerdict>().Sum(verdict => this[verdict]);

    /// <summary>How many links came to a verdict.</summary>
    public long this[LinkVerdict verdict] => Interlocked.Read(ref _links[(int)verdict]);

    /// <summary>How many fields came to a verdict.</summary>
    public long this[FieldVerdict verdict] => Interlocked.Read(ref _fields[(int)verdict]);

    /// <summary>Counts a link.</summary>
    public void Add(LinkVerdict verdict) => Interlocked.Increment(ref _links[(int)verdict]);

    /// <summary>Counts a field.</summary>
    public void Add(FieldVerdict verdict) => Interlocked.Increment(ref _fields[(int)verdict]);
}
