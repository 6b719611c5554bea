using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Calling.Jobs;

/// <summary>The root <c>job</c>: the body of the answer that began a job.</summary>
internal static class JobRoot
{
    /// <summary>The body; an object, and an empty body, also tell the header fields as <c>headers</c>, unless the body has such a member.</summary>
    public static Value Of(ExchangeResult first)
    {
        var body = first.Scope![Root.Response];
        if (!body.IsNothing && body.Kind != ValueKind.Object)
            return body;
        var job = new ValueObject { ["headers"] = first.Scope[Root.Headers] };
        if (body.Kind == ValueKind.Object)
        {
            foreach (var (name, value) in body.Object)
                job[name] = value;
        }
        return Value.Of(job);
    }
}
