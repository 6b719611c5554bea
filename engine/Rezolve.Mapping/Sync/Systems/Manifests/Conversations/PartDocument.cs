using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>A write of a comment or file in the vendor's terms. Pure.</summary>
/// <param name="Document">What is said of its fields.</param>
/// <param name="Scope">The roots of its requests.</param>
internal sealed record PartDocument(WrittenDocument Document, Scope Scope)
{
    /// <summary>Says an order.</summary>
    /// <param name="parts">The entities.</param>
    /// <param name="part">The one that is written.</param>
    /// <param name="order">What to write.</param>
    /// <param name="unit">The roots of the unit of work.</param>
    public static PartDocument Of(ConversationParts parts, ManifestSystem part, PartOrder order, Scope unit)
    {
        var comment = order.Wanted.GetValueOrDefault("comment") is { Kind: ValueKind.Text } key ? key.Text : null;
        unit[Root.Parent] = parts.ParentOf(part, order.Ticket, comment);
        var isCreate = order.Kind == WriteKind.Create;
        var wanted = Canonical(part, order, order.Wanted);
        var request = new WriteRequest
        {
            Wanted = wanted,
            Change = order.Kind == WriteKind.Delete ? Value.Of(new ValueObject()) : isCreate ? wanted : Canonical(part, order, order.Change),
            Current = isCreate ? Value.Undefined : Value.Of(new ValueObject()),
        };
        var document = new DocumentWriter(part.Entity, part.Entities).Write(request, RecordScope.Of(part.Entity, unit));
        return new PartDocument(document, isCreate
            ? WriteUnit.OfCreate(unit, part.Entity, wanted, document.Document, order.Intent)
            : WriteUnit.OfUpdate(unit, part.Entity, new WriteTarget(order.Key ?? "", null, request.Current), wanted, request.Change, document.Document));
    }

    // People are references again. A comment bears the files that go with it; a file is the one that is sent.
    private static Value Canonical(ManifestSystem part, PartOrder order, ValueObject fields)
    {
        var document = new ValueObject();
        foreach (var (name, value) in fields.Where(field => !field.Value.IsFault && field.Value.Kind != ValueKind.Undefined))
            document[name] = part.Entity[name] is { } field ? Referred.ToReferences(field.Type, field.Field.Of, value) : value;
        if (part.Entity.Kind == EntityKind.Comment)
            document["attachments"] = Value.Of([.. order.Files.Select(file => Value.Of(FileOf(file)))]);
        else if (order.Files is [var only, ..])
        {
            foreach (var (name, value) in FileOf(only))
                document[name] = value;
        }
        return Value.Of(document);
    }

    private static ValueObject FileOf(FileToSend file) => new()
    {
        ["filename"] = Value.Of(file.Name),
        ["mediaType"] = file.MediaType is { } type ? Value.Of(type) : Value.Null,
        ["size"] = Value.Of(file.Size),
        ["content"] = Value.Of(file.Content),
    };
}
