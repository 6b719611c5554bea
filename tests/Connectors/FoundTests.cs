using System.Text.Json;
using Rezolve.Json.Formatting;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Connectors;

/// <summary>What comes out of a case, written as an expectation, is an expectation that it meets: what <c>test --update</c> and <c>record</c> write passes.</summary>
public sealed class FoundTests
{
    [Theory]
    [MemberData(nameof(ConnectorCaseTests.Connectors), MemberType = typeof(ConnectorCaseTests))]
    public async Task What_came_out_meets_itself(string connector)
    {
        var bag = new DiagnosticBag();
        var path = Path.Combine(ConnectorCaseTests.Root, connector);
        var manifest = ConnectorFiles.Read(path, EngineLimits.Usual.Files, bag)!;
        var runner = new CaseRunner(EngineLimits.Usual);
        foreach (var file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(path)!, "cases"), "*" + CaseFile.Suffix, SearchOption.AllDirectories))
        {
            var text = File.ReadAllBytes(file);
            var written = CaseFile.Read(file, text, EngineLimits.Usual.Files, bag)!;
            var found = (await runner.RunAsync(written, manifest, TestContext.Current.CancellationToken)).Found;
            foreach (var expect in (Value[])[found, Found.Brief(found, isFeed: true)])
            {
                using var json = JsonDocument.Parse(ValueJson.ToBytes(expect));
                var replaced = JsonFormatter.Replace(text, "/expect", json.RootElement, JsonStyle.Kept, EngineLimits.Usual.Files).Text!.Value;
                var again = await runner.RunAsync(CaseFile.Read(file, replaced, EngineLimits.Usual.Files, bag)!, manifest, TestContext.Current.CancellationToken);
                Assert.True(again.Passed, $"{file}: {string.Join('\n', again.Differences)}");
            }
            Assert.Equal(written.Literal("expect").ToString(), Sorted(written.Literal("expect"), Found.Within(written.Literal("expect"), found)).ToString());
            using var same = JsonDocument.Parse(ValueJson.ToBytes(written.Literal("expect")));
            Assert.Equal(text, JsonFormatter.Replace(text, "/expect", same.RootElement, JsonStyle.Kept, EngineLimits.Usual.Files).Text!.Value.ToArray());
        }
        Assert.Empty(bag.All);
    }

    // In the order in which the case has them.
    private static Value Sorted(Value order, Value value) => value.Kind switch
    {
        ValueKind.Object when order.Kind == ValueKind.Object => Value.Of(Members(order.Object, value.Object)),
        ValueKind.List when order.Kind == ValueKind.List && order.List.Count == value.List.Count => Value.Of([.. order.List.Zip(value.List, Sorted)]),
        _ => value,
    };

    private static ValueObject Members(ValueObject order, ValueObject value)
    {
        var sorted = new ValueObject();
        foreach (var name in order.Keys.Concat(value.Keys).Distinct().Where(value.ContainsKey))
            sorted[name] = Sorted(order.GetValueOrDefault(name, Value.Undefined), value[name]);
        return sorted;
    }
}
