using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Reading.Rows;

namespace Rezolve.Mapping.Reading.Feeds.Rows;

/// <summary>A page of a feed while it is made.</summary>
internal sealed class FeedDraft(ReadPage<FeedRow> page)
{
    private readonly List<ReadRecord> _records = [];
    private readonly List<string> _missing = [];
    private readonly List<FaultyRecord> _faulty = [];
    private readonly List<IDisposable> _answers = [page];
    private readonly List<AlsoRecords> _also = [page.Also];
    private FeedCounts _counts = new() { Received = page.Rows.Count };

    /// <summary>Why no more named records can be read; null where that is not so.</summary>
    public ReadFault? Stopped { get; private set; }

    /// <summary>Counts the rows that do not count, and gives the others.</summary>
    public List<FeedRow> Sort(IReadOnlyList<bool> isNew)
    {
        var kept = new List<FeedRow>(page.Rows.Count);
        for (var i = 0; i < page.Rows.Count; i++)
        {
            var row = page.Rows[i];
            if (!isNew[i])
                _counts = _counts with { Duplicates = _counts.Duplicates + 1 };
            else if (row.Verdict == FeedVerdict.Filtered)
                _counts = _counts with { Filtered = _counts.Filtered + 1 };
            else if (row.Verdict == FeedVerdict.Unchanged)
                _counts = _counts with { Unchanged = _counts.Unchanged + 1 };
            else if (row.Verdict == FeedVerdict.Faulty)
                Broken(row, row.Reason!);
            else
                kept.Add(row);
        }
        return kept;
    }

    /// <summary>The rows are the records.</summary>
    public void Take(IEnumerable<FeedRow> rows) => _records.AddRange(rows.Select(row => new ReadRecord(row.Key!, row.Record) { Parent = row.Parent, Outer = row.Outer, Position = row.Position }));

    /// <summary>A row named a record that another had named.</summary>
    public void NamedAgain() => _counts = _counts with { Hinted = _counts.Hinted + 1 };

    /// <summary>A named record was not asked for, since an earlier one showed that nothing can be read now.</summary>
    public void NotRead(FeedRow row) => Broken(row, "it was not read: " + Stopped!.Message);

    /// <summary>Keeps an answer that records of the page are in.</summary>
    public void Hold(IDisposable answer) => _answers.Add(answer);

    /// <summary>Adds what came of a named record.</summary>
    public void Add(FeedRow row, GetOutcome outcome)
    {
        _answers.Add(outcome);
        _also.Add(outcome.Also);
        if (outcome.Record is { } record)
            _records.Add(ParentValue.HasKey(record.Parent) ? record : record with { Parent = row.Parent });
        else if (outcome.IsMissing)
            _missing.Add(row.Key!);
        else
            Broken(row, outcome.Reason ?? outcome.Fault!.Message);
        Stopped ??= outcome.Fault;
    }

    /// <summary>The page.</summary>
    public FeedPage Finish(int number) => new()
    {
        Number = number,
        Asked = page.Asked,
        Records = _records,
        Also = [.. _also.SelectMany(answer => answer.Records)],
        Missing = _missing,
        Faulty = _faulty,
        Counts = _counts with { Read = _records.Count, Missing = _missing.Count, Faulty = _faulty.Count },
        Fault = Stopped ?? page.Fault,
        ServerBegan = page.ServerBegan,
        Notes = [.. page.Exchange?.Notes ?? [], .. PositionNotes(), .. RepeatNotes(), .. _also.Select(answer => answer.Fault).OfType<string>()],
        Answers = _answers,
    };

    private void Broken(FeedRow row, string reason) => _faulty.Add(new FaultyRecord(row.Key, row.Record, reason));

    // An answer that was read whole tells of every member; else those that are wanted are known.
    private IEnumerable<string> RepeatNotes()
    {
        var count = Math.Max(page.Exchange?.Answer?.RepeatedNames ?? 0, page.Rows.Sum(row => row.Repeated));
        if (count > 0)
            yield return $"{count} members of the answer of {page.Asked} repeat a name of their object; the last of each counts.";
    }

    private IEnumerable<string> PositionNotes()
    {
        var unknown = page.Rows.Where(row => row.Position.IsFault).ToList();
        if (unknown.Count > 0)
        {
            yield return $"{unknown.Count} of {page.Rows.Count} rows of {page.Asked} tell no position, so the mark does not count them: "
                + $"{unknown[0].Position.Text}.";
        }
    }
}
