using System.Globalization;
using System.Text;
using Rezolve.Mapping.Cases;
using Rezolve.Mapping.Cases.Recording;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Files;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Recording;

/// <summary>Records to be saved as read cases, personal data replaced.</summary>
/// <param name="terminal">Where the command stands.</param>
/// <param name="connection">What cases are made with.</param>
/// <param name="folder">The full path of the folder they are written to.</param>
internal sealed class SavedRecords(Terminal terminal, RecordingConnection connection, string folder)
{
    private readonly List<ReadRecord> _records = [];

    /// <summary>Begins; one of the two is there.</summary>
    public static (SavedRecords? Saved, Ending? Refusal) Begin(Invocation invocation, ConnectionAccess access, ConnectionRuntime runtime, string folder, string? seed)
    {
        var (recording, refusal) = RecordingConnection.Of(access, runtime, seed);
        return recording is null ? (null, refusal) : (new SavedRecords(invocation.Terminal, recording, invocation.Terminal.FullPath(folder)), null);
    }

    /// <summary>Keeps a record until all are there.</summary>
    public void Add(ReadRecord record) => _records.Add(record with { Bytes = record.Bytes.ToArray(), Outer = record.Outer.ToArray() });

    /// <summary>Writes the cases; none is written over anything.</summary>
    /// <returns>The files, as the user would write them, and why others were not written.</returns>
    public (IReadOnlyList<string> Written, IReadOnlyList<string> Problems) Write(EntityProgram entity)
    {
        var written = new List<string>();
        var problems = new List<string>();
        var asked = connection.Begin("read", folder);
        asked["entity"] = Value.Of(entity.Name);
        Directory.CreateDirectory(folder);
        var number = 0;
        foreach (var made in _records.Count == 0 ? [] : connection.Recorder.OfRecords(asked, _records))
        {
            number++;
            if (made.Members is not { } members)
            {
                problems.Add($"Record {number} was not saved: {made.Problem}.");
                continue;
            }
            var key = members["expect"]["canonical"]["key"] is { Kind: ValueKind.Text } known ? known.Text : number.ToString(CultureInfo.InvariantCulture);
            members["title"] = Value.Of($"{entity.Name} {key}");
            var path = Path.Combine(folder, $"{entity.Name}-{FileName(key)}{CaseFile.Suffix}");
            if (File.Exists(path))
                problems.Add($"Record {number} was not saved: '{terminal.Shown(path)}' is already there.");
            else
            {
                WholeFile.Write(path, CaseText.Of(members, EngineLimits.Usual.Files));
                written.Add(terminal.Shown(path));
            }
        }
        return (written, problems);
    }

    private static string FileName(string key)
    {
        var name = new StringBuilder();
        foreach (var c in key.ToLowerInvariant().Take(60))
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        return name.ToString();
    }
}
