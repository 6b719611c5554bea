using System.Text;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>What the server says, well or badly.</summary>
internal static class Said
{
    /// <summary>Begins a good answer; a length and a body are due.</summary>
    public const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    /// <summary>A sign-in page.</summary>
    public const string Page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form></form></body></html>";

    /// <summary>A good page of two tickets, and the address of the next.</summary>
    public static string First(string next = "\"/tickets?page=2\"") =>
        LoopbackServer.Reply(200, $$"""{ "items": [{ "id": 1, "title": "a" }, { "id": 2, "title": "b" }], "next": {{next}} }""");

    /// <summary>A good first page, and then something else.</summary>
    public static Func<ReceivedRequest, string> AfterFirst(string second) => request => request.Number == 1 ? First() : second;

    /// <summary>A good first page, and then something else.</summary>
    public static Respond AfterFirst(Respond second) => (request, wire, stop) => request.Number == 1 ? WriteAsync(wire, First(), stop) : second(request, wire, stop);

    /// <summary>An answer of bytes.</summary>
    public static Respond Bytes(byte[] body, string type = "application/json") => async (_, wire, stop) =>
    {
        await WriteAsync(wire, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n", stop);
        await wire.WriteAsync(body, stop);
    };

    /// <summary>A good answer of a text.</summary>
    public static Respond Text(string body, string type = "application/json") => Bytes(Encoding.UTF8.GetBytes(body), type);

    /// <summary>Writes a text as it is.</summary>
    public static Task WriteAsync(Stream wire, string text, CancellationToken stop) => wire.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask();
}
