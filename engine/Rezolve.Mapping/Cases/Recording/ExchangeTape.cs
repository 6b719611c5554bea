using System.Text;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Recording;

/// <summary>Keeps what a vendor answered, in order. Signing in and repeated attempts are not kept: they are no part of what a connector asks.</summary>
internal sealed class ExchangeTape
{
    private readonly Lock _lock = new();
    private readonly List<TapedAnswer> _answers = [];

    /// <summary>The answers, in order.</summary>
    public IReadOnlyList<TapedAnswer> Answers => _answers;

    /// <summary>Why what happened cannot be played again; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The same way to a vendor, kept on the tape.</summary>
    public SendOperation Around(SendOperation send) => async (operation, scope, url, cancellation) =>
    {
        var result = await send(operation, scope, url, cancellation).ConfigureAwait(false);
        lock (_lock)
            Keep(operation, result);
        return result;
    };

    private void Keep(OperationProgram operation, ExchangeResult result)
    {
        // Its texts cannot be told from names and numbers of people, as the members of JSON can.
        if (result.Answer is { Body.Length: > 0 } && !operation.ExpectsJson || operation.Streaming is not null)
        {
            var what = operation.Streaming is null ? operation.Decoding!.Noun : "a file";
            Problem ??= $"{operation.Name}: an answer that is {what} is not written into a case; write the case by hand, with made-up texts";
        }
        if (result.Answer is { } answer)
        {
            var body = answer.Text.Length == 0 ? Value.Undefined : ValueJson.Read(answer.Text.ToArray());
            _answers.Add(body.IsFault
                ? new TapedAnswer(answer.Status, answer.Headers, Value.Undefined, Encoding.UTF8.GetString(answer.Text.Span))
                : new TapedAnswer(answer.Status, answer.Headers, body, null));
        }
        else if (result.Code is ExchangeCode.TimedOut or ExchangeCode.Broken or ExchangeCode.NotConnected)
            _answers.Add(new TapedAnswer(0, new Dictionary<string, string>(), Value.Undefined, null) { Fault = result.Code == ExchangeCode.TimedOut ? "timeout" : "reset" });
        else if (result.Code is not (ExchangeCode.NotBuilt or ExchangeCode.HostNotAllowed))
            Problem ??= $"{operation.Name}: {result.Message}";
    }
}

/// <summary>One answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The header fields; names in lower case.</param>
/// <param name="Body">The JSON body; undefined where there is none.</param>
/// <param name="Text">A body that is no JSON; null where it is.</param>
internal sealed record TapedAnswer(int Status, IReadOnlyDictionary<string, string> Headers, Value Body, string? Text)
{
    /// <summary>What went wrong instead of an answer, as cases say it.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it may hold records, in which every text that is not known to be harmless is replaced.</summary>
    public bool MayHoldRecords => Status is >= 200 and < 300
        && (Body.Kind == ValueKind.Object || (Body.Kind == ValueKind.List && Body.List.All(item => item.Kind == ValueKind.Object)));
}
