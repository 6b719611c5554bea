using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Workspaces.Syncs;

/// <summary>Holds what a sync asks of comments and files against what its connectors can do.</summary>
internal static class ConversationCheck
{
    private static readonly string[] Kinds = ["public", "internal", "chase", "resolution"];

    /// <summary>Reports what a connector cannot do.</summary>
    public static void Run(SyncCompilation compilation, CommentPolicy? comments, AttachmentPolicy? attachments)
    {
        if (comments is not null)
        {
            foreach (var connection in compilation.Entities.Keys)
                CheckComments(compilation, comments, compilation.Sync.Node["comments"]!, connection);
        }
        if (attachments is not null && compilation.IsWhole)
            CheckFiles(compilation, compilation.Sync.Node["attachments"]!);
    }

    private static void CheckComments(SyncCompilation compilation, CommentPolicy policy, AuthoredNode node, string connection)
    {
        var parts = Parts(compilation, connection, EntityKind.Comment);
        if (Kinds.FirstOrDefault(kind => policy.ComesFrom(connection, kind)) is { } coming && !Can(compilation, connection, parts, "read"))
            Lacks(coming, "comment.read", $"Let its comments be read by ticket, or let none come from it: \"{coming}\": {{ \"{connection}\": \"out\" }}.");
        if (Kinds.FirstOrDefault(kind => policy.GoesTo(connection, kind)) is not { } going)
            return;
        if (!Can(compilation, connection, parts, "create"))
            Lacks(going, "comment.create", $"Give its comments create, or let none go there: \"{going}\": {{ \"{connection}\": \"in\" }}.");
        else if (policy.GoesTo(connection, "internal") && !Can(compilation, connection, parts, "internal"))
            Lacks("internal", "comment.internal", $"Let its create say the comment's kind, or let no internal comments go there: \"internal\": {{ \"{connection}\": \"in\" }}.");

        void Lacks(string kind, string ability, string remedy) => compilation.Bag.Report(
            SyncRules.LacksAbility, compilation.File.Value(node[kind] ?? node["internal"] ?? node), $"The connector of '{connection}' has no ability {ability}.", remedy);
    }

    private static void CheckFiles(SyncCompilation compilation, AuthoredNode node)
    {
        var sides = compilation.Entities.Keys.Select(connection => (connection, Parts: Parts(compilation, connection, EntityKind.Attachment))).ToList();
        var verb = sides.TrueForAll(side => !Can(compilation, side.connection, side.Parts, "read")) ? "read"
            : sides.TrueForAll(side => !Can(compilation, side.connection, side.Parts, "create")) ? "create"
            : null;
        if (verb is not null)
        {
            compilation.Bag.Report(
                SyncRules.LacksAbility, compilation.File.Key(node), $"No side has the ability attachment.{verb}: no file {(verb == "read" ? "comes from anywhere" : "goes anywhere")}.",
                verb == "read" ? "Give a connector's files download, or remove attachments." : "Give a connector's files create or sentWith, or remove attachments.");
        }
    }

    // What belongs to the tickets of a side, or to what belongs to them.
    private static List<EntityProgram> Parts(SyncCompilation compilation, string connection, EntityKind kind)
    {
        var (tickets, all) = (compilation.Entities[connection].Name, compilation.Program(connection)!.Entities.Values);
        var comments = all.Where(one => one.Kind == EntityKind.Comment && one.Parents.Contains(tickets)).ToList();
        return kind == EntityKind.Comment ? comments : [.. all.Where(one => one.Kind == kind && one.Parents.Any(parent => parent == tickets || comments.Exists(comment => comment.Name == parent)))];
    }

    private static bool Can(SyncCompilation compilation, string connection, List<EntityProgram> parts, string verb) =>
        parts.Exists(part => compilation.Program(connection)!.Abilities.Any(ability => ability.Name == $"{part.Name}.{verb}")
            && (verb != "read" || part.Embedded is not null || part.List is { OfParent: true }));
}
