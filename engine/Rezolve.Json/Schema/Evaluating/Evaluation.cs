using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Rezolve.Json.Schema.Compiling;

namespace Rezolve.Json.Schema.Evaluating;

/// <summary>One check of one instance: where it is, what it has covered, and what it has found wrong.</summary>
internal sealed class Evaluation(JsonSchemaOptions options)
{
    private readonly List<PathStep> _path = [];
    private readonly List<SchemaResource> _scope = [];
    private readonly List<(SchemaNode Target, int PathLength)> _followed = [];
    private List<JsonSchemaError>? _errors;
    private int _errorsBefore;
    private int _depth;
    private int _steps;

    /// <summary>Why the check had to stop; once set, nothing fits any more.</summary>
    public JsonSchemaFault? Fault { get; private set; }

    /// <summary>What keywords of the present value have looked at; null where nobody asks.</summary>
    public Coverage? Seen { get; private set; }

    /// <summary>True if every error is wanted; false if the first one settles it.</summary>
    public bool Collects => _errors is not null;

    /// <summary>How many steps the present value lies below the instance.</summary>
    public int PathLength => _path.Count;

    public string Pointer
    {
        get
        {
            var pointer = new StringBuilder();
            foreach (var step in _path) pointer.Append(step.From(""));
            return pointer.ToString();
        }
    }

    /// <summary>Asks whether a value fits, collecting nothing; what it covers counts if it fits.</summary>
    public bool Asks(SchemaNode node, JsonElement instance)
    {
        var errors = _errors;
        _errors = null;
        var fits = Apply(node, instance);
        _errors = errors;
        return fits;
    }

    /// <summary>Gives the errors of a value that may not fit; empty if it fits.</summary>
    public List<JsonSchemaError> Explains(SchemaNode node, JsonElement instance)
    {
        var outer = _errors;
        List<JsonSchemaError> errors = [];
        _errors = errors;
        Apply(node, instance);
        _errors = outer;
        return errors;
    }

    /// <summary>Gives the errors, and hands the coverage over instead of counting it.</summary>
    public List<JsonSchemaError> Explains(SchemaNode node, JsonElement instance, out Coverage? covered)
    {
        var outer = Seen;
        covered = Seen = outer is null ? null : new Coverage();
        var errors = Explains(node, instance);
        Seen = outer;
        return errors;
    }

    /// <summary>Asks whether a value fits, collecting nothing and counting no coverage.</summary>
    public bool AsksApart(SchemaNode node, JsonElement instance)
    {
        var outer = Seen;
        Seen = null;
        var fits = Asks(node, instance);
        Seen = outer;
        return fits;
    }

    /// <summary>Asks whether a value one step inside fits, collecting nothing.</summary>
    public bool AsksChild(SchemaNode node, PathStep step, JsonElement child)
    {
        var errors = _errors;
        _errors = null;
        var fits = Child(node, step, child);
        _errors = errors;
        return fits;
    }

    /// <summary>Gives the errors of a value one step inside.</summary>
    public List<JsonSchemaError> ExplainsChild(SchemaNode node, PathStep step, JsonElement child)
    {
        var outer = _errors;
        List<JsonSchemaError> errors = [];
        _errors = errors;
        Child(node, step, child);
        _errors = outer;
        return errors;
    }

    /// <summary>Checks the present value against a schema.</summary>
    public bool Apply(SchemaNode node, JsonElement instance)
    {
        if (!Enters(node)) return false;
        if (node.Always is { } always) return Leaves(false, always || ReportNever(node, instance));
        var entersResource = _scope.Count == 0 || _scope[^1] != node.Resource;
        if (entersResource) _scope.Add(node.Resource);
        var outer = Seen;
        Seen = outer is not null || node.TracksCoverage ? new Coverage() : null;
        var errorsBefore = _errorsBefore;
        _errorsBefore = _errors?.Count ?? 0;
        var fits = true;
        foreach (var keyword in node.Keywords)
        {
            fits &= keyword.Holds(instance, this);
            if (!fits && !Collects) break;
        }
        // While collecting, what a failed part has covered counts too: it is wrong already, but not unknown.
        if (fits || Collects) outer?.Add(Seen!);
        _errorsBefore = errorsBefore;
        Seen = outer;
        return Leaves(entersResource, fits && Fault is null);
    }

    /// <summary>Checks a value one step inside the present one.</summary>
    public bool Child(SchemaNode node, PathStep step, JsonElement child)
    {
        var outer = Seen;
        Seen = null;
        _path.Add(step);
        var fits = Apply(node, child);
        _path.RemoveAt(_path.Count - 1);
        Seen = outer;
        return fits;
    }

    /// <summary>The errors collected since the present schema was entered, for keywords that come last.</summary>
    public IEnumerable<JsonSchemaError> ErrorsOfSchema() => _errors is null ? [] : _errors.Skip(_errorsBefore);

    /// <summary>Follows a reference on the present value, unless it is already being followed for that value.</summary>
    public bool Follow(Keyword keyword, SchemaNode target, JsonElement instance)
    {
        for (var i = _followed.Count - 1; i >= 0 && _followed[i].PathLength == _path.Count; i--)
        {
            if (_followed[i].Target == target)
            {
                return Stop(
                    JsonSchemaFaultKind.EndlessReference, keyword.Location, "This reference leads back to itself for the same value.",
                    "Let it descend into a member or an item.");
            }
        }
        _followed.Add((target, _path.Count));
        var fits = Apply(target, instance);
        _followed.RemoveAt(_followed.Count - 1);
        return fits;
    }

    /// <summary>The outermost schema in scope that bears a dynamic anchor.</summary>
    public SchemaNode? Outermost(string dynamicAnchor)
    {
        foreach (var resource in _scope)
        {
            if (resource.DynamicNodes.TryGetValue(dynamicAnchor, out var node)) return node;
        }
        return null;
    }

    /// <summary>Reports that the present value does not fit. Always false, to be returned.</summary>
    public bool Report(Keyword keyword, [InterpolatedStringHandlerArgument("")] ref ReportText text)
    {
        _errors?.Add(new JsonSchemaError(Pointer, keyword.Location, keyword.Name, text.Take()));
        return false;
    }

    /// <summary>Reports something about a value one step inside. Always false, to be returned.</summary>
    public bool ReportAt(PathStep step, Keyword keyword, [InterpolatedStringHandlerArgument("")] ref ReportText text)
    {
        _errors?.Add(new JsonSchemaError(step.From(Pointer), keyword.Location, keyword.Name, text.Take()));
        return false;
    }

    /// <summary>Reports that one of several types or values was expected. Always false, to be returned.</summary>
    public bool ReportChoices(Keyword keyword, ExpectationKind kind, IEnumerable<string> choices, JsonElement found, string hint = "")
    {
        if (_errors is null) return false;
        var expected = choices.Distinct().ToList();
        var message = $"expected {Wording.Choices(expected)}, found {Wording.Found(found)}{hint}";
        _errors.Add(new JsonSchemaError(Pointer, keyword.Location, keyword.Name, message) { Expectation = kind, Expected = expected });
        return false;
    }

    /// <summary>Takes over errors found elsewhere. Always false, to be returned.</summary>
    public bool Report(IEnumerable<JsonSchemaError> errors)
    {
        _errors?.AddRange(errors);
        return false;
    }

    /// <summary>Ends the whole check. Always false, to be returned.</summary>
    public bool Stop(JsonSchemaFaultKind kind, string location, string message, string remedy)
    {
        Fault ??= new JsonSchemaFault(kind, location, message, remedy) { InstancePointer = Pointer };
        return false;
    }

    private bool Enters(SchemaNode node)
    {
        if (Fault is not null) return false;
        if (_depth >= options.MaxDepth)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Schemas are entered more than {options.MaxDepth} deep.");
            return Stop(JsonSchemaFaultKind.TooDeep, node.Location, message, "Nest less, or raise the limit.");
        }
        if (_steps >= options.MaxSteps)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Checking takes more than {options.MaxSteps} steps.");
            return Stop(JsonSchemaFaultKind.TooManySteps, node.Location, message, "Check less at a time, simplify the schema, or raise the limit.");
        }
        _depth++;
        _steps++;
        return true;
    }

    private bool Leaves(bool leavesResource, bool fits)
    {
        if (leavesResource) _scope.RemoveAt(_scope.Count - 1);
        _depth--;
        return fits;
    }

    private bool ReportNever(SchemaNode node, JsonElement instance)
    {
        _errors?.Add(new JsonSchemaError(Pointer, node.Location, "false", $"nothing is allowed here, found {Wording.Found(instance)}"));
        return false;
    }
}
