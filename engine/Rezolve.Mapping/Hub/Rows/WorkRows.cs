using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Rows;

/// <summary>The queue as rows.</summary>
internal static class WorkRows
{
    /// <summary>The index of when work is due.</summary>
    public const string DueIndex = "due";

    /// <summary>Where it is kept.</summary>
    public static RowKey KeyOf(string tenant, string id) => new(tenant, RowKinds.Work, id);

    /// <summary>The row of work, whatever is there: a hint says no more than that something is to be looked at.</summary>
    public static RowWrite Of(string tenant, WorkItem work) => new(KeyOf(tenant, work.Id), RowContent.Begin()
        .With("cause", work.Cause).With("attempts", work.Attempts).With("failing", work.FailingSince).With("waits", work.Waits)
        .WithEach("rests", work.Rests, static (content, until) => content.Add(Value.Of(RowValues.Text(until)))).End())
    {
        Index = new Dictionary<string, string> { [DueIndex] = RowValues.Text(work.DueAt) },
    };

    /// <summary>The work of a row.</summary>
    public static WorkItem Read(StoredRow stored)
    {
        var row = ValueJson.Read(stored.Content);
        return new WorkItem(stored.Key.Id, RowValues.InstantOf(stored.Index[DueIndex]), row.TextOf("cause") ?? "")
        {
            Attempts = (int)row.NumberOf("attempts"),
            FailingSince = row.TimeOf("failing"),
            Waits = row.TextOf("waits"),
            Rests = row.EntriesOf("rests", until => RowValues.InstantOf(until.Text)),
            Version = stored.Version,
        };
    }
}
