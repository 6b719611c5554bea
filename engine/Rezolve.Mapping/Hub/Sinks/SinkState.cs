using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Sinks;

/// <summary>How telling a sink goes.</summary>
/// <param name="Sink">The sink.</param>
internal sealed record SinkState(string Sink)
{
    /// <summary>How many events it has.</summary>
    public long Delivered { get; init; }

    /// <summary>How many were not for it.</summary>
    public long Passed { get; init; }

    /// <summary>How often the next one was sent in vain.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when it fails; null where it does not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When it is tried again; null for at once.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Why it failed last; null where it never did since.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string sink) => new(tenant, RowKinds.Sink, sink);

    /// <summary>The state of a row.</summary>
    public static SinkState Read(string sink, StoredRow? stored)
    {
        if (stored is null)
            return new SinkState(sink);
        var row = ValueJson.Read(stored.Content);
        return new SinkState(sink)
        {
            Delivered = row.NumberOf("delivered"),
            Passed = row.NumberOf("passed"),
            Attempts = (int)row.NumberOf("attempts"),
            FailingSince = row.TimeOf("failing"),
            NextAt = row.TimeOf("next"),
            Reason = row.TextOf("reason"),
            Version = stored.Version,
        };
    }

    /// <summary>The row; it must still have the version it was read with.</summary>
    public RowWrite Row(string tenant) => new(KeyOf(tenant, Sink), RowContent.Begin()
        .With("delivered", Delivered).With("passed", Passed).With("attempts", Attempts).With("failing", FailingSince).With("next", NextAt).With("reason", Reason).End())
    {
        Expected = Version,
    };
}
