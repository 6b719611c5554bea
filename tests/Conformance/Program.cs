using Conformance;
using Conformance.Suites;
using Rezolve.Json.Schema;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: dotnet run --project tests/Conformance -- DIR, where DIR is the folder that holds jsonpath-cts, json-schema-test-suite and json-test-suite");
    return 2;
}

ISuite[] suites =
[
    new JsonPathSuite(),
    new JsonPathRefusalSuite(),
    new JsonParsingSuite("json accept", "y_", expected: true),
    new JsonParsingSuite("json refuse", "n_", expected: false),
    new JsonParsingSuite("optional json", "i_", expected: null),
    new JsonSchemaSuite("draft2020-12", "draft2020-12", JsonSchemaDialect.Draft202012, isOptional: false),
    new JsonSchemaSuite("draft7", "draft7", JsonSchemaDialect.Draft7, isOptional: false),
    new JsonSchemaSuite("optional draft2020-12", "draft2020-12", JsonSchemaDialect.Draft202012, isOptional: true),
    new JsonSchemaSuite("optional draft7", "draft7", JsonSchemaDialect.Draft7, isOptional: true),
];

var allWhole = true;
foreach (var suite in suites)
{
    var tally = suite.Run(folder);
    Console.WriteLine(tally.Line(suite));
    foreach (var failure in tally.Failures)
    {
        Console.Error.WriteLine($"{suite.Name}: {failure}");
    }

    allWhole &= !suite.Required || tally.IsWhole;
}

return allWhole ? 0 : 1;
