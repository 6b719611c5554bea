using System.Globalization;
using System.Text;
using Rezolve.Mapping.Benchmarks.Processes;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>A declarative peer in its own process, which takes its own time: one JSONata expression, parsed once.</summary>
internal sealed class Jsonata : Contender, IDisposable
{
    private readonly Conversation _node;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where the package is installed.</param>
    /// <param name="tickets">A file of the tickets that it will be asked to map.</param>
    public Jsonata(string folder, string tickets) => _node = new Conversation(
        "node", [PeerFiles.Path("jsonata.mjs"), PeerFiles.Path("tickets.jsonata"), tickets], folder);

    public override string Name => "jsonata";

    public override IEnumerable<ReadOnlyMemory<byte>> MapAll(byte[][] tickets)
    {
        _node.Say("map");
        return [.. tickets.Select(_ => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(_node.Answer()))];
    }

    public override double Time(byte[][] tickets, double seconds)
    {
        _node.Say(seconds.ToString(CultureInfo.InvariantCulture));
        return double.Parse(_node.Answer(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _node.Dispose();
}
