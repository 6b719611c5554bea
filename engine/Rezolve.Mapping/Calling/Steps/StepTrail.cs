using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>What the steps of a run leave behind besides their results.</summary>
internal sealed class StepTrail
{
    private static readonly Dictionary<string, string> NoFields = [];
    private readonly List<string> _notes = [];

    /// <summary>What is worth knowing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The header fields of the last answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = NoFields;

    /// <summary>The address of the last answer; null where none came.</summary>
    public Uri? Uri { get; private set; }

    /// <summary>A step that writes has been finished.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Notes a step that is finished.</summary>
    public void Finish(ExchangeResult exchange, OperationProgram operation)
    {
        _notes.AddRange(exchange.Notes);
        HasWritten |= !operation.IsRead;
        if (exchange.Answer is { } answer)
            (Headers, Uri) = (answer.Headers, answer.Uri);
    }

    /// <summary>Notes a step that was finished in an earlier run.</summary>
    public void Resume(StepRecord record, OperationProgram operation)
    {
        HasWritten |= !operation.IsRead;
        Headers = record.Headers;
    }
}
