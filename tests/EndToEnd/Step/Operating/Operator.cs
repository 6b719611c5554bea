using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>Somebody who has nothing but the command: looks what is wrong, and does what the command says.</summary>
/// <param name="station">Where they sit.</param>
internal sealed class Operator(Station station)
{
    private readonly List<string> _lines = [];

    /// <summary>Everything they typed, and what was printed.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Types a command.</summary>
    public async Task<(int Exit, string Text)> TypeAsync(params string[] words)
    {
        var ran = await station.RunAsync(words);
        _lines.Add($"$ rezolve {string.Join(' ', words)}\n{ran.Out}{ran.Err}[{ran.Exit}]");
        return (ran.Exit, ran.Out + ran.Err);
    }

    /// <summary>Asks what is wrong.</summary>
    /// <returns>What is found, by code.</returns>
    public async Task<IReadOnlyList<Found>> DoctorAsync()
    {
        var (_, text) = await TypeAsync("doctor", "--json");
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("findings").EnumerateArray().Select(Found.Of)];
    }
}

/// <summary>What the doctor found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="About">What it is about.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Commands">What to type.</param>
internal sealed record Found(string Code, string About, string Seen, IReadOnlyList<string> Commands)
{
    /// <summary>Reads one.</summary>
    public static Found Of(JsonElement one) => new(
        one.GetProperty("code").GetString()!, one.GetProperty("about").GetString()!, one.GetProperty("seen").GetString()!,
        one.TryGetProperty("commands", out var commands) ? [.. commands.EnumerateArray().Select(command => command.GetString()!)] : []);
}
