namespace Rezolve.Mapping.Benchmarks.Tickets;

/// <summary>Files for one run, in a folder of their own that is removed with all of them.</summary>
internal sealed class TicketFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rezolve-goals-").FullName;

    /// <summary>The path of a file.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    /// <summary>Writes so many tickets, one a line; gives the path.</summary>
    public string Write(int count)
    {
        var path = Path($"{count}.ndjson");
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        for (var i = 0; i < count; i++)
        {
            file.Write(GeneratedTickets.Ticket(i));
            file.WriteByte((byte)'\n');
        }
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
