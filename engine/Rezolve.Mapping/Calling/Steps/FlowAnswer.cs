using System.Buffers;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Steps;

/// <summary>Makes one answer of what several requests have given: the result as its body, under the header fields of the last.</summary>
internal static class FlowAnswer
{
    private static readonly Uri Nowhere = new("about:steps");

    /// <summary>The answer.</summary>
    /// <param name="operation">The operation with steps.</param>
    /// <param name="body">The result; nothing makes an empty answer.</param>
    /// <param name="request">What the operation saw, and <c>steps</c>.</param>
    /// <param name="trail">What the steps left behind.</param>
    /// <param name="setting">Clock and limits.</param>
    public static ExchangeResult Of(OperationProgram operation, in Value body, Scope request, StepTrail trail, RunnerSetting setting)
    {
        var headers = new Dictionary<string, string>(trail.Headers, StringComparer.Ordinal) { ["content-type"] = "application/json" };
        var bytes = body.Kind == ValueKind.Undefined ? [] : ValueJson.ToBytes(body);
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer, 0);
        var answer = new Answer(bytes.Length == 0 ? 204 : 200, headers, new PooledBytes(buffer, bytes.Length), trail.Uri ?? Nowhere)
        {
            ReceivedAt = setting.Clock.GetUtcNow(),
        };
        return new ExchangeResult
        {
            Action = AnswerAction.Fine,
            Code = ExchangeCode.Status,
            Answer = answer,
            Scope = new AnswerScope(request, answer, operation.Answers, setting.JsonDepth),
            Notes = trail.Notes,
        };
    }
}
