namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>The manifest of the desk. The parts that cases vary are members.</summary>
internal sealed record BadManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "desk.connector.json";

    /// <summary>Pages that name the next one in the body.</summary>
    public const string ByUrl = """{ "type": "nextUrl", "next": "$.next", "maxPages": 6 }""";

    /// <summary>Pages with a token.</summary>
    public const string ByToken = """{ "type": "cursor", "next": "$.next", "maxPages": 6 }""";

    /// <summary>Pages that are counted until one is empty.</summary>
    public const string ByNumber = """{ "type": "page", "maxPages": 6 }""";

    /// <summary>Where the rows are.</summary>
    public string Records { get; init; } = "$.items[*]";

    /// <summary>How the list pages.</summary>
    public string Pages { get; init; } = ByUrl;

    /// <summary>Where the one record is; null where the answer is it.</summary>
    public string? Result { get; init; }

    /// <summary>What the check expects; null where any answer will do.</summary>
    public string? Expect { get; init; } = "{{ response.id === 7 }}";

    /// <summary>How long an attempt may take.</summary>
    public string Timeout { get; init; } = "PT30S";

    /// <summary>The text.</summary>
    public string Text => $$$"""
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0", "title": "Desk",
          "connection": {
            "inputs": { "url": { "type": "string", "title": "Address" } },
            "baseUrl": "{{ inputs.url }}", "timeout": "{{{Timeout}}}", "auth": { "open": { "type": "none" } },
            "check": { "operation": "me"{{{(Expect is null ? "" : $", \"expect\": \"{Expect}\"")}}} }
          },
          "operations": {
            "me": { "request": "GET /me" },
            "all": {
              "request": "GET /tickets",
              {{{Query}}}
              "records": "{{{Records}}}",
              "pages": {{{Pages}}}
            },
            "one": { "request": "GET /tickets/{{ key }}"{{{(Result is null ? "" : $", \"result\": \"{Result}\"")}}} }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "list": "all", "get": "one",
              "fields": { "subject": "$.title" }
            }
          }
        }
        """;

    /// <summary>The line on which a text stands, from 1.</summary>
    public int LineOf(string text) => Text[..Text.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

    private string Query => Pages switch
    {
        ByToken => "\"query\": { \"token\": \"{{ page.cursor }}\" },",
        ByNumber => "\"query\": { \"page\": \"{{ page.number }}\" },",
        _ => "",
    };
}
