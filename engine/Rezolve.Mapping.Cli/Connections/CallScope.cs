using System.Globalization;
using Rezolve.Json;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Makes the roots of one operation out of what the user gives: an object whose members are roots, such as <c>key</c> or <c>ticket</c>.</summary>
internal static class CallScope
{
    /// <summary>Sets the roots given; members that are no roots of a request are reported.</summary>
    public static void Fill(Scope unit, OperationProgram operation, Value given, DiagnosticBag bag)
    {
        if (operation.Pages is { } pager)
            unit[Root.Page] = pager.First().Page;
        if (given.Kind != ValueKind.Object)
        {
            bag.Report(CommandRules.NotARecord, null, "The input is no JSON object.", "Write an object whose members are what the request sees, such as { \"key\": \"17\" }.");
            return;
        }
        foreach (var (name, value) in given.Object)
        {
            if (RootNames.TryGet(name, out var root) && Offered.Contains(root))
                unit[root] = Typed(root, value);
            else
                Report(name, bag);
        }
    }

    private static HashSet<Root> Offered { get; } = [.. Slots.RequestRoots, .. Slots.Everywhere];

    private static void Report(string name, DiagnosticBag bag)
    {
        var names = Offered.Select(RootNames.Of).ToList();
        bag.Report(CommandRules.NoSuchName, null, $"A request sees no '{name}'.", $"Known: {string.Join(", ", names)}.", NearMiss.Of(name, names));
    }

    // JSON has no instants: where a root is one, its text is read as one.
    private static Value Typed(Root root, Value value) => root switch
    {
        Root.Now => Instant(value),
        Root.Cursor when value.Kind == ValueKind.Object => Value.Of(Cursor(value.Object)),
        _ => value,
    };

    private static ValueObject Cursor(ValueObject given)
    {
        var cursor = new ValueObject();
        foreach (var (name, value) in given)
            cursor[name] = name is "since" or "until" ? Instant(value) : value;
        return cursor;
    }

    private static Value Instant(Value value) =>
        value.Kind == ValueKind.Text && DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? Value.Of(instant)
            : value;
}
