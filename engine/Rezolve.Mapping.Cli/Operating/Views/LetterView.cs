using System.Text.Json;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows work that was given up.</summary>
internal static class LetterView
{
    /// <summary>Writes the members of a letter.</summary>
    public static void Write(Utf8JsonWriter json, DeadLetter letter)
    {
        json.WriteString("id", letter.Id);
        json.Text("ticket", letter.Ticket);
        json.WriteString("connection", letter.Connection);
        json.Text("key", letter.Key);
        json.WriteString("group", letter.Group);
        json.WriteString("class", letter.Class);
        json.WriteString("code", letter.Code);
        json.WriteString("message", letter.Message);
        json.Instant("at", letter.At);
        json.WriteNumber("attempts", letter.Attempts);
        json.Text("place", letter.Place);
        json.Text("manifest", letter.Manifest.Length > 0 ? letter.Manifest : null);
    }

    /// <summary>A letter as a line.</summary>
    public static string Line(DeadLetter letter) =>
        $"{letter.Id}  {letter.Connection} {letter.Key ?? letter.Ticket}  {letter.Group}: {letter.Code} {letter.Message}";

    /// <summary>All of a letter.</summary>
    public static string Whole(DeadLetter letter) => string.Join('\n', [
        Line(letter),
        $"  given up {Words.Of(letter.At)} after {Output.Counts.Of(letter.Attempts, "attempt")}: {letter.Class}",
        .. letter.Ticket is { } ticket ? (string[])[$"  ticket {ticket}"] : [],
        .. letter.Place is { } place ? (string[])[$"  see {place}"] : [],
        $"  once it is mended: rezolve dead-letters replay {letter.Id}"]);
}
