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

    /// <summary>Types a command that must go well.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> DoneAsync(params string[] words)
    {
        var (exit, text) = await TypeAsync(words);
        Assert.True(exit == 0, $"rezolve {string.Join(' ', words)}: {exit}\n{text}");
        return text;
    }

    /// <summary>Types a command as it was printed.</summary>
    public Task<string> FollowAsync(string command) => DoneAsync(command.Split(' ')[1..]);

    /// <summary>Asks what is wrong.</summary>
    /// <returns>What is wrong; remarks are none of it.</returns>
    public async Task<IReadOnlyList<Found>> DoctorAsync()
    {
        var (_, text) = await TypeAsync("doctor", "--json");
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("findings").EnumerateArray().Select(Found.Of).Where(one => one.Severity != "hint")];
    }

    /// <summary>Asks what is wrong, which is one thing.</summary>
    /// <param name="code">Its code.</param>
    public async Task<Found> FindAsync(string code)
    {
        var found = Assert.Single(await DoctorAsync());
        Assert.Equal(code, found.Code);
        return found;
    }

    /// <summary>Asks what is wrong: nothing.</summary>
    public async Task AssertWellAsync() => Assert.Empty(await DoctorAsync());
}

/// <summary>What the doctor found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="About">What it is about.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Commands">What to type.</param>
internal sealed record Found(string Code, string Severity, string About, string Seen, IReadOnlyList<string> Commands)
{
    /// <summary>Reads one.</summary>
    public static Found Of(JsonElement one) => new(
        one.GetProperty("code").GetString()!, one.GetProperty("severity").GetString()!, one.GetProperty("about").GetString()!, one.GetProperty("seen").GetString()!,
        one.TryGetProperty("commands", out var commands) ? [.. commands.EnumerateArray().Select(command => command.GetString()!)] : []);
}
