using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Toys.Letters;

/// <summary>The vendor of the letters: takes forms, answers in XML, keeps tickets and files.</summary>
internal sealed class LettersServer
{
    private static readonly string[] Rewritten = ["title", "text", "state", "due"];

    public SortedDictionary<int, Letter> Tickets { get; } = [];

    public string? File { get; private set; }

    public string Answer(ReceivedRequest request)
    {
        var path = request.Target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, path) switch
        {
            ("GET", ["tickets"]) => List(int.Parse(request.Target.Split("page=")[1])),
            ("GET", ["tickets", var id]) => Xml(200, Show(int.Parse(id))),
            ("POST", ["tickets", var id]) => Update(int.Parse(id), LiveToy.Form(request.Body)),
            ("POST", ["tickets", _, "files"]) => Take(request.Body),
            ("GET", ["files", "f1"]) => LoopbackServer.Reply(200, File!, "text/plain", "Content-Disposition: attachment; filename=\"a.txt\""),
            _ => Xml(404, "<fault code='none'><reason>there is no such thing</reason></fault>"),
        };
    }

    private string List(int page) =>
        Xml(200, $"<tickets total='{Tickets.Count}'>\n  {string.Concat(Tickets.Keys.Skip((page - 1) * 2).Take(2).Select(Show))}\n</tickets>");

    private string Update(int id, ILookup<string, string> form)
    {
        var ticket = Tickets[id];
        if (form["revision"].Single() != $"{ticket.Revision}")
            return Xml(422, $"<fault code='stale'><reason>revision {ticket.Revision} is newer</reason></fault>");
        foreach (var name in Rewritten.Where(form.Contains))
            ticket.Members[name] = form[name].Single();
        if (form.Contains("tag"))
            ticket.Tags = [.. form["tag"].Where(tag => tag.Length > 0)];
        ticket.Revision++;
        return Xml(200, Show(id));
    }

    private string Take(string body)
    {
        File = body.Split("\r\n\r\n")[2].Split("\r\n--")[0];
        return Xml(201, $"<file id='f1' type='text/plain' size='{File.Length}'>a.txt</file>");
    }

    private string Show(int id)
    {
        var ticket = Tickets[id];
        string Element(string name) => $"<{name}>{LiveToy.Escaped(ticket.Members[name])}</{name}>";
        return $"<ticket id='{id}' revision='{ticket.Revision}' state='{ticket.Members["state"]}'>{Element("title")}{Element("text")}"
            + $"{string.Concat(ticket.Tags.Select(tag => $"<tag>{LiveToy.Escaped(tag)}</tag>"))}{Element("due")}</ticket>";
    }

    private static string Xml(int status, string body) => LoopbackServer.Reply(status, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + body, "application/xml; charset=utf-8");

    internal sealed class Letter(string title, string state, params string[] tags)
    {
        public int Revision { get; set; } = 1;

        public IReadOnlyList<string> Tags { get; set; } = tags;

        public Dictionary<string, string> Members { get; } = new() { ["title"] = title, ["state"] = state, ["text"] = "", ["due"] = "" };
    }
}
