using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Decides what an answer asks for: the operation's rules, then the connection's, then the default map. Pure.</summary>
/// <param name="shared">The connection's rules.</param>
/// <param name="limits">How large and deep answers may be.</param>
/// <param name="secrets">What may not stand in a message.</param>
internal sealed class AnswerClassifier(IReadOnlyList<ErrorRuleProgram> shared, AnswerLimits limits, SecretMask secrets)
{
    /// <summary>Classifies an answer.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="answer">What came back; the result owns it from here on.</param>
    /// <param name="request">The roots of the request.</param>
    public ExchangeResult Classify(OperationProgram operation, Answer answer, Scope request)
    {
        answer.ReadAs(AnswerForm.Of(operation, answer), limits);
        var scope = new AnswerScope(request, answer, operation.Answers, limits.JsonDepth);
        var notes = new List<string>();
        var rule = operation.Errors.Concat(shared).FirstOrDefault(rule => Matches(rule, answer, scope, notes));
        var result = rule is null ? ByDefault(operation, answer, scope) : ByRule(rule, operation, answer, scope, notes);
        if (result.Action == AnswerAction.Fine && answer.Body.Length > 0)
            result = operation.ExpectsJson ? Readable(operation, answer, result, notes) : Decodable(operation, answer, result, notes);
        return result with { Answer = answer, Scope = scope, Notes = notes };
    }

    private bool Matches(ErrorRuleProgram rule, Answer answer, AnswerScope scope, List<string> notes)
    {
        if (rule.Status is { } statuses && !statuses.Contains(answer.Status))
            return false;
        if (rule.When is null)
            return rule.Status is not null;
        var verdict = rule.When.Evaluate(scope);
        if (verdict.Kind == ValueKind.Boolean)
            return verdict.Boolean;
        // An answer without the member a condition looks at is the usual case, not a mistake.
        if (!verdict.IsNothing)
            notes.Add(secrets.Mask($"The condition at {rule.When.Place} could not be evaluated: {Problem(verdict)}."));
        return false;
    }

    private ExchangeResult ByRule(ErrorRuleProgram rule, OperationProgram operation, Answer answer, AnswerScope scope, List<string> notes)
    {
        var said = Text(rule.Message?.Evaluate(scope), rule, notes);
        var retryAfter = answer.Headers.ContainsKey("retry-after");
        return new()
        {
            Action = rule.Action,
            Code = ExchangeCode.Rule,
            RulePlace = rule.Place,
            Owner = rule.Owner ?? DefaultMap.OwnerOf(rule.Action),
            Partial = rule.Partial,
            After = After(rule, answer, scope, notes) ?? Waiting(rule.Action, answer),
            OutcomeUnknown = rule.Action == AnswerAction.Retry && !operation.IsRead && DefaultMap.LeavesDoubt(answer.Status, retryAfter),
            Message = rule.Action is AnswerAction.Fine or AnswerAction.Unchanged ? "" : ExchangeText.OfAnswer(operation, answer, said, secrets),
        };
    }

    private ExchangeResult ByDefault(OperationProgram operation, Answer answer, AnswerScope scope)
    {
        var retryAfter = answer.Headers.ContainsKey("retry-after");
        var action = DefaultMap.ActionOf(answer.Status, KeyedRead.Is(operation), retryAfter);
        if (action == AnswerAction.Fine && answer.Body.Length > 0 && !AnswerForm.IsDue(operation, answer))
            return WrongType(operation, answer);
        if (action == AnswerAction.Fine && operation.IsGraphQl && GraphQlErrors.Of(scope[Root.Response]) is { } said)
            return Refused(operation, answer, said);
        return new()
        {
            Action = action,
            Code = answer.Status is >= 300 and <= 399 and not 304 ? ExchangeCode.Redirected : ExchangeCode.Status,
            Owner = DefaultMap.OwnerOf(action),
            After = Waiting(action, answer),
            OutcomeUnknown = !operation.IsRead && (DefaultMap.LeavesDoubt(answer.Status, retryAfter) || answer.Status == 303),
            Message = action is AnswerAction.Fine or AnswerAction.Unchanged ? "" : ExchangeText.OfAnswer(operation, answer, null, secrets),
        };
    }

    private ExchangeResult Refused(OperationProgram operation, Answer answer, string said) => new()
    {
        Action = AnswerAction.Reject,
        Code = ExchangeCode.Status,
        Owner = FaultOwner.Vendor,
        Message = ExchangeText.OfAnswer(operation, answer, said, secrets),
    };

    // Bytes are looked at once, here: whoever reads them afterwards may take them for text.
    private ExchangeResult Readable(OperationProgram operation, Answer answer, ExchangeResult result, List<string> notes)
    {
        if (BodyText.FaultOf(answer.Body.Span, answer.Headers.GetValueOrDefault("content-type")) is { } fault)
        {
            return new()
            {
                Action = AnswerAction.Fail,
                Code = ExchangeCode.NotReadable,
                Owner = FaultOwner.Vendor,
                OutcomeUnknown = !operation.IsRead,
                Message = ExchangeText.OfBadText(operation, answer, fault, secrets),
            };
        }
        return WithoutHalves(operation, answer, result, notes);
    }

    private ExchangeResult Decodable(OperationProgram operation, Answer answer, ExchangeResult result, List<string> notes)
    {
        _ = answer.Text;
        if (answer.DecodingFault is not { } fault)
            return WithoutHalves(operation, answer, result, notes);
        var isCut = fault.Code == ExchangeCode.Truncated;
        return new()
        {
            Action = isCut ? AnswerAction.Retry : AnswerAction.Fail,
            Code = fault.Code,
            Owner = isCut ? FaultOwner.Transient : FaultOwner.Vendor,
            OutcomeUnknown = !operation.IsRead,
            Message = ExchangeText.OfBadText(operation, answer, fault.Message, secrets),
        };
    }

    private static ExchangeResult WithoutHalves(OperationProgram operation, Answer answer, ExchangeResult result, List<string> notes)
    {
        if (answer.ReplaceHalfCharacters() is > 0 and var replaced)
            notes.Add($"{replaced} escapes of {operation.Name} were half of a character (a lone surrogate) and were replaced by U+FFFD.");
        return result;
    }

    private ExchangeResult WrongType(OperationProgram operation, Answer answer) => new()
    {
        Action = answer.IsHtml ? AnswerAction.Reauthorize : AnswerAction.Fail,
        Code = answer.IsHtml ? ExchangeCode.HtmlPage : ExchangeCode.NotReadable,
        Owner = FaultOwner.Config,
        OutcomeUnknown = !operation.IsRead,
        Message = ExchangeText.OfWrongType(operation, answer, secrets),
    };

    private static DateTimeOffset? Waiting(AnswerAction action, Answer answer) =>
        action is AnswerAction.Throttle or AnswerAction.Retry
            ? RetryAfter.Read(answer.Headers.GetValueOrDefault("retry-after"), answer.ReceivedAt, answer.ServerDate)
            : null;

    private DateTimeOffset? After(ErrorRuleProgram rule, Answer answer, AnswerScope scope, List<string> notes)
    {
        var value = rule.After?.Evaluate(scope) ?? Value.Undefined;
        if (value.IsNothing)
            return null;
        if (value.Kind == ValueKind.Instant)
            return RetryAfter.Within(value.Instant - answer.ReceivedAt, answer.ReceivedAt);
        if (value.Kind == ValueKind.Duration)
            return RetryAfter.Within(value.Duration, answer.ReceivedAt);
        var wait = ValueText.Has(value) ? RetryAfter.Read(ValueText.Of(value), answer.ReceivedAt, answer.ServerDate) : null;
        if (wait is null)
            notes.Add(secrets.Mask($"The wait at {rule.After!.Place} is neither seconds nor an instant: {Problem(value)}."));
        return wait;
    }

    private string? Text(Value? value, ErrorRuleProgram rule, List<string> notes)
    {
        if (value is not { } text || text.IsNothing)
            return null;
        if (!text.IsFault)
            return ValueText.Has(text) ? ValueText.Of(text) : text.ToString();
        notes.Add(secrets.Mask($"The message at {rule.Message!.Place} could not be evaluated: {text.Text}."));
        return null;
    }

    private static string Problem(in Value value) =>
        value.IsFault ? value.Text : $"it gave {value.Kind.ToString().ToLowerInvariant()}, not true or false";
}
