using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Auth.Logins;

/// <summary>What signing in gave: the root <c>auth</c>, and cookies.</summary>
/// <param name="Values">The values taken from the answer, by name.</param>
/// <param name="Cookies">The cookies, by name.</param>
internal sealed record LoginSession(ValueObject Values, IReadOnlyList<KeyValuePair<string, string>> Cookies)
{
    /// <summary>Nothing yet.</summary>
    public static LoginSession Empty { get; } = new([], []);

    /// <summary>Takes what the manifest names from an answer; what a renewal does not tell stays as it was.</summary>
    /// <param name="members">The sign-in as written.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="old">What was held before.</param>
    /// <param name="problem">What is missing, as the rest of a sentence; null where nothing is.</param>
    /// <returns>Null where something is missing.</returns>
    public static LoginSession? Read(CompiledMembers members, AnswerScope answer, LoginSession old, out string? problem)
    {
        problem = null;
        var values = new ValueObject();
        foreach (var (name, slot) in members.Values("set"))
        {
            var value = slot.Evaluate(answer);
            values[name] = value.IsNothing ? old.Values.GetValueOrDefault(name, Value.Undefined) : value;
            if (!ValueText.Has(values[name]))
                problem ??= $"it does not tell '{name}' ({slot.Place}{(value.IsFault ? $": {value.Text}" : "")})";
        }
        var cookies = members.Flag("cookies") ? SetCookies.Merge(old.Cookies, answer.Answer.Headers.GetValueOrDefault("set-cookie")) : [];
        if (members.Flag("cookies") && cookies.Count == 0)
            problem ??= "it sets no cookie";
        return problem is null ? new LoginSession(values, cookies) : null;
    }

    /// <summary>What was written by <see cref="ToString"/>; null where it is something else.</summary>
    public static LoginSession? Of(string stored)
    {
        if (!stored.StartsWith("{\"auth\":", StringComparison.Ordinal))
            return null;
        var value = ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(stored));
        return new LoginSession(value["auth"].Object, [.. value["cookies"].Object.Select(cookie => KeyValuePair.Create(cookie.Key, cookie.Value.Text))]);
    }

    /// <summary>Makes every message go without it.</summary>
    public void Hide(SecretMask secrets)
    {
        foreach (var text in Values.Values.Where(value => value.Kind == ValueKind.Text).Select(value => value.Text).Concat(Cookies.Select(cookie => cookie.Value)))
            secrets.Add(text);
    }

    /// <summary>JSON, to be stored as a token is. It is secret.</summary>
    public override string ToString()
    {
        var cookies = new ValueObject();
        foreach (var (name, value) in Cookies)
            cookies[name] = Value.Of(value);
        return Value.Of(new ValueObject { ["auth"] = Value.Of(Values), ["cookies"] = Value.Of(cookies) }).ToString();
    }
}
