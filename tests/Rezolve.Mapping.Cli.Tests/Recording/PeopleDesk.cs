using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Cli.Tests.Recording;

/// <summary>A desk whose tickets are full of people.</summary>
public abstract class PeopleDesk : ConnectionTest
{
    private const string One = """
        {"id":17,"title":"Printer of Carol Smith is broken","text":"<p>Call <b>Carol</b> at +36 1 555 0199.</p>","state":"open",
         "owner":"csmith","asker":{"id":"u-81","name":"Carol Smith","mail":"carol.smith@acme-corp.com"},"changed":"2026-04-30T10:00:00Z","queue":"Help Budapest",
         "parent":12,"note":"VIP, knows Bob Miller","self":"URL/tickets/17","link":"https://wiki.acme-corp.com/u/csmith","ip":"10.20.30.40"}
        """;

    private const string Two = """
        {"id":18,"title":"Ask csmith","text":"","state":"done","owner":"bmiller","asker":null,"changed":"2026-04-30T11:00:00Z","queue":"Help Budapest","parent":17}
        """;

    private const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "desk", "version": "1.0.0", "description": "Carol likes it.",
          "connection": {
            "inputs": { "url": { "type": "string" }, "team": { "type": "string", "default": "all" }, "token": { "type": "string", "secret": true } },
            "baseUrl": "{{ inputs.url }}", "auth": { "token": { "type": "bearer", "token": "{{ inputs.token }}" } },
            "check": { "operation": "me", "expect": "{{ response.id != null }}" }
          },
          "tables": { "state": { "rows": [["open", "open"], ["done", "closed"]] } },
          "operations": {
            "me": { "request": "GET /me" },
            "all": { "request": "GET /tickets", "records": "$.items[*]", "query": { "page": "{{ page.number }}", "team": "{{ inputs.team }}" }, "pages": { "type": "page", "size": 2 } },
            "one": { "request": "GET /tickets/{{ key }}" },
            "find": { "request": "GET /people", "query": { "mail": "{{ user.email }}" } },
            "make": { "request": "POST /tickets", "body": "{{ document }}" }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "list": "all", "get": "one", "create": { "operation": "make", "recover": { "type": "none" } }, "url": "{{ inputs.url }}/t/{{ record.id }}",
              "fields": {
                "subject": "$.title", "description": { "path": "$.text", "as": "html" }, "status": { "path": "$.state", "table": "state" },
                "assignee": "$.owner", "requester": "$.asker.id", "updatedAt": { "read": "$.changed" }, "container": { "read": "$.queue" }, "parent": { "read": "$.parent" }
              }
            },
            "user": { "key": "$.id", "match": [{ "by": "email", "operation": "find" }], "fields": { "displayName": { "read": "$.name" }, "email": { "read": "$.mail" } } }
          }
        }
        """;

    private protected PeopleDesk()
    {
        Write("connectors/desk/desk.connector.json", Manifest);
        Write("rezolve.json", $$"""
            { "workspaceVersion": "1.0", "tenant": "acme", "connections": {
              "desk": { "connector": "desk", "privateAddresses": true, "inputs": { "url": "{{Url}}", "team": "Team of Carol", "token": { "secret": "desk-token" } } } } }
            """);
        Pages["GET /tickets?page=1&team=Team%20of%20Carol"] = (200, $$"""{"items":[{{One.Replace("URL", Url)}},{{Two}}]}""");
        Pages["GET /tickets?page=2&team=Team%20of%20Carol"] = (200, """{"items":[]}""");
        Pages["GET /tickets/17"] = (200, One.Replace("URL", Url));
        Pages["GET /people?mail=carol.smith%40acme-corp.com"] = (200, """{"id":"u-81","name":"Carol Smith","mail":"carol.smith@acme-corp.com"}""");
        Pages["POST /tickets"] = (201, """{"id":44,"title":"New from Carol Smith","owner":"csmith","state":"open"}""");
        Pages["GET /tickets/403"] = (403, """{"error":"csmith may not, write to carol.smith@acme-corp.com"}""");
    }

    private protected static void HoldsNobody(string text)
    {
        foreach (var personal in (string[])["carol", "smith", "miller", "acme", "vip", "budapest-team", "555 0199", "printer", "10.20.30.40", "s3cr3t", "wiki"])
            Assert.False(Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(personal)}(?![\w-])", RegexOptions.IgnoreCase), $"'{personal}' stands in\n{text}");
    }
}
