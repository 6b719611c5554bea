using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary>One of several forms that a value does not fit, and why not.</summary>
/// <param name="Errors">Why not; never empty.</param>
/// <param name="Covered">What the form has looked at; null where nobody asks.</param>
/// <param name="Here">The value's JSON Pointer.</param>
internal sealed record Branch(IReadOnlyList<JsonSchemaError> Errors, Coverage? Covered, string Here)
{
    /// <summary>How far below the value the shallowest error lies: the deeper, the nearer the form.</summary>
    public int Depth => Errors.Min(error => error.InstancePointer.Count(unit => unit == '/'));

    public bool HasWrongType => ErrorsHere(ExpectationKind.Type).Any();

    /// <summary>True where one of certain values was expected, and nothing else is wrong.</summary>
    public bool IsChoice => Errors.Count == ErrorsHere(ExpectationKind.Value).Count();

    /// <summary>The members whose value is not the one this form expects.</summary>
    public IEnumerable<string> Tags => Errors
        .Where(error => error.Expectation == ExpectationKind.Value && IsMember(error.InstancePointer))
        .Select(error => error.InstancePointer)
        .Distinct();

    public IEnumerable<string> Expected(ExpectationKind kind, string pointer) => Errors
        .Where(error => error.Expectation == kind && error.InstancePointer == pointer)
        .SelectMany(error => error.Expected);

    public bool Has(JsonSchemaError error) =>
        Errors.Any(own => own.InstancePointer == error.InstancePointer && own.Message == error.Message);

    private IEnumerable<JsonSchemaError> ErrorsHere(ExpectationKind kind) =>
        Errors.Where(error => error.Expectation == kind && error.InstancePointer == Here);

    private bool IsMember(string pointer) =>
        pointer.Length > Here.Length && pointer.IndexOf('/', Here.Length + 1) < 0;
}
