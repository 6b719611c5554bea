using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Abilities;
using Rezolve.Mapping.Compilation.Entities;
using Rezolve.Mapping.Compilation.Entities.Lifecycles;
using Rezolve.Mapping.Compilation.Members;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Language.Shapes;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Compiles the entities: identity, feeds, writes and fields.</summary>
internal sealed class EntityStep : ICompilationStep
{
    private static readonly string[] Identity = ["key", "version", "url", "parentKey"];
    private static readonly string[] Readers = ["changes", "list", "embedded", "get", "match", "download"];

    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("entities"))
        {
            if (KindOf(context, node) is { } kind)
                context.Entities[node.Name!] = Compile(context, node, kind);
        }
        ParentCheck.Run(context);
        FilterCheck.Run(context);
        SentFilesCheck.Run(context);
    }

    private static EntityKind? KindOf(CompilationContext context, AuthoredNode node)
    {
        var said = node;
        // An entity that says no kind is of the kind of what it is like; where that leads in a circle was refused before.
        while (said["kind"] is null && said["like"]?.String is { } like && node.Parent![like] is { } other)
            said = other;
        var word = said["kind"]?.Text ?? said.Name!;
        if (EntityKindWords.Find(word) is { } kind)
            return kind;
        var words = EntityKindWords.Choice.Words.Select(known => known.Name).ToList();
        context.Bag.Report(
            FieldRules.UnknownKindOfEntity, context.File.Key(node), $"'{word}' is no kind of entity.",
            $"Add kind, one of: {string.Join(", ", words)}.", NearMiss.Of(word, words));
        return null;
    }

    private static EntityProgram Compile(CompilationContext context, AuthoredNode node, EntityKind kind)
    {
        var work = new EntityCompilation(context, node, kind);
        var members = new MemberCompiler(context) { Rules = work.RulesFor }
            .Compile(node, [.. EntityShape.Shape.Members.Where(member => Identity.Contains(member.Name))]);
        var feeds = new FeedCompiler(work);
        var children = new ChildCompiler(work);
        var fields = new FieldMapCompiler(work).Compile();
        var entity = new EntityProgram
        {
            Name = node.Name!,
            Kind = kind,
            Place = members.Place,
            Layout = null!,
            Key = members.Value("key")!,
            KeyIsNumber = node["keyType"]?.Text == "number",
            Version = members.Value("version"),
            Url = members.Value("url"),
            Params = work.Params,
            Filters = InputDeclarations.Filters(context, node),
            Fields = fields,
            Groups = new GroupCompiler(work).Compile(fields),
            Required = new RequiredCompiler(work).Compile(fields),
            Parents = children.Parents,
            ParentKey = members.Value("parentKey"),
            Changes = feeds.Changes(),
            List = feeds.List(),
            Embedded = children.Embedded(),
            Get = feeds.Operation("get", Slots.GetRequest),
            Match = feeds.Match(),
        };
        Check(context, node);
        children.Check(entity);
        entity = WithWrites(work, feeds, WithFiles(node, feeds, entity));
        return entity with { Layout = work.Binding.Layout.Build() };
    }

    private static EntityProgram WithFiles(AuthoredNode node, FeedCompiler feeds, EntityProgram entity) => entity with
    {
        MovesParent = node["movesParent"]?.Boolean != false,
        Download = feeds.Download(),
        SentWithComment = node["sentWith"] is not null,
        MostBytes = node["maxBytes"]?.Integer,
        MediaTypes = [.. node["mediaTypes"]?.Items.Select(type => type.Text!) ?? []],
    };

    private static EntityProgram WithWrites(EntityCompilation work, FeedCompiler feeds, EntityProgram entity)
    {
        var (node, many) = (work.Node, feeds.Many());
        var create = feeds.Operation("create", Slots.CreateRequest, writes: true);
        var followUp = feeds.Operation("followUp", Slots.FollowUpRequest, writes: true);
        var statuses = new TransitionsCompiler(work, entity.Fields);
        var deletes = new DeletesCompiler(work);
        return entity with
        {
            Create = create,
            CreateIsAuthoritative = node["create"]?["authoritative"]?.Boolean == true,
            Recover = new RecoverCompiler(work).Compile([create, many.Create, followUp], entity.Fields),
            Transitions = statuses.Transitions(),
            Frozen = statuses.Frozen(),
            FollowUp = followUp,
            Deletes = deletes.Deletes(),
            MergedInto = deletes.MergedInto(),
            Update = feeds.Operation("update", Slots.UpdateRequest, writes: true),
            UpdateIsAuthoritative = node["update"]?["authoritative"]?.Boolean == true,
            UpdateIsWhole = node["update"]?["whole"]?.Boolean == true,
            Delete = feeds.Operation("delete", Slots.UpdateRequest, writes: true),
            Many = many,
        };
    }

    private static void Check(CompilationContext context, AuthoredNode node)
    {
        if (!Readers.Any(reader => node[reader] is not null))
            context.Bag.Report(FieldRules.NothingToRead, context.File.Key(node), $"Nothing reads the entity '{node.Name}'.");
    }
}
