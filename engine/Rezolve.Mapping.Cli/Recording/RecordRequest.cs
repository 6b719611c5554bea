using System.Globalization;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Recording;

/// <summary>What <c>record</c> was asked.</summary>
internal sealed record RecordRequest
{
    private static readonly string[] Writes = ["create", "update", "delete"];

    /// <summary>What may be recorded, as exchange cases name it.</summary>
    public static IReadOnlyList<string> Runs { get; } = ["check", "catalog", "list", "changes", "get", "match", .. Writes];

    /// <summary>The connection's name.</summary>
    public required string Connection { get; init; }

    /// <summary>The file to write.</summary>
    public required string Out { get; init; }

    /// <summary>The entity; null for what needs none.</summary>
    public string? Entity { get; init; }

    /// <summary>What is done; null where the other options say so.</summary>
    public string? Run { get; init; }

    /// <summary>The record's key.</summary>
    public string? Key { get; init; }

    /// <summary>Where a feed begins.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many pages of a feed are read.</summary>
    public int Pages { get; init; }

    /// <summary>The catalogue.</summary>
    public string? Catalog { get; init; }

    /// <summary>What else the case holds: change, create, current, version, user, filter.</summary>
    public ValueObject Given { get; init; } = [];

    /// <summary>What the case shows.</summary>
    public string? Title { get; init; }

    /// <summary>What replacements depend on; null draws one.</summary>
    public string? Seed { get; init; }

    /// <summary>Whether it changes the other system.</summary>
    public bool IsWrite => Writes.Contains(Run);

    /// <summary>The same, with what is done.</summary>
    public RecordRequest Decided(ConnectorProgram program) => Run is not null ? this : this with
    {
        Run = Catalog is not null ? "catalog"
            : Entity is null ? "check"
            : Key is not null ? "get"
            : Since is not null && program.Entities.GetValueOrDefault(Entity)?.Changes is not null ? "changes"
            : "list",
    };

    /// <summary>Fills in the members of the case.</summary>
    public void Fill(ValueObject members, DateTimeOffset now)
    {
        members["title"] = Value.Of(Title ?? string.Join(' ', ((string?[])[Run, Entity, Catalog, Key]).OfType<string>()));
        members["now"] = Value.Of(now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        members["run"] = Value.Of(Run);
        Add("entity", Entity);
        Add("catalog", Catalog);
        Add("key", Key);
        if (Run is "list" or "changes")
        {
            Add("from", Since?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            members["pages"] = Value.Of(Pages);
        }
        foreach (var (name, value) in Given)
            members[name] = value;

        void Add(string name, string? text)
        {
            if (text is not null)
                members[name] = Value.Of(text);
        }
    }
}
