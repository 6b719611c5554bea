using System.Text;
using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reading.Contents;

/// <summary>A connector for files, over a server on loopback.</summary>
internal sealed class Shelf : IDisposable
{
    private readonly HttpClient _client = Wire.Client();

    public Shelf(string url, string download = """{ "request": "GET /files/{{ key }}" }""", string more = "", AnswerLimits? limits = null, OpenContent? files = null)
    {
        Program = Compile(url, download, more);
        var transport = new ConnectionTransport(() => _client, limits ?? Wire.Limits, TimeProvider.System) { Files = files };
        Sender = new OperationSender(Wire.Setting(Program.Connection, _client) with { Transport = transport });
        Reader = new ContentReader(Sender.SendAsync, Program.Entities["attachment"]);
    }

    public ConnectorProgram Program { get; }

    public OperationSender Sender { get; }

    public ContentReader Reader { get; }

    public Task<ContentOutcome> OpenAsync(string key = "7", Value canonical = default) => Reader.OpenAsync(key, canonical, Demo.Scope(), TestContext.Current.CancellationToken);

    /// <summary>All bytes as text, or what was thrown while they were read.</summary>
    public async Task<string> ReadAsync(string key = "7")
    {
        using var outcome = await OpenAsync(key);
        Assert.Null(outcome.Reason);
        Assert.Null(outcome.Fault);
        return await ReadAsync(outcome.Stream!);
    }

    public static async Task<string> ReadAsync(Stream stream)
    {
        using var bytes = new MemoryStream();
        try
        {
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        }
        catch (AnswerRefusedException problem)
        {
            return $"{problem.Code}: {problem.Message}";
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public void Dispose() => _client.Dispose();

    private static ConnectorProgram Compile(string url, string download, string more)
    {
        var text = $$$"""
            { "manifestVersion": "1.0", "name": "shelf", "version": "1.0.0",
              "connection": { "baseUrl": "{{{url}}}", "auth": { "none": { "type": "none" } }, "rateLimits": { "default": { "concurrent": 1 } } },
              "operations": { "download": {{{download}}}, "upload": { "request": "POST /upload", "multipart": [
                { "name": "note", "value": "moved" }, { "name": "file", "file": "{{ attachment }}" }] } },
              "entities": { "attachment": { "key": "$.id", "download": "download", "create": { "operation": "upload", "recover": { "type": "none" } }, "fields": { "filename": { "read": "$.name" } }{{{more}}} } } }
            """;
        var bag = new DiagnosticBag();
        var manifest = new ManifestReader(EngineLimits.Usual.Files, bag).ReadConnector("shelf.connector.json", Encoding.UTF8.GetBytes(text), _ => new(null, "none"));
        var program = manifest is null ? null : ManifestCompiler.Compile(manifest, new() { PathLimits = EngineLimits.Usual.Paths, ScriptLimits = EngineLimits.Usual.Scripts }, bag);
        Assert.True(program is not null, string.Concat(bag.All.Select(one => $"{one.Place}: {one.Code} {one.Message}\n")));
        return program;
    }
}
