using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Abilities;

/// <summary>Tells which comments carry files, and reports files that are said to travel with comments where no request that makes one names them.</summary>
internal static class SentFilesCheck
{
    /// <summary>Checks every entity.</summary>
    public static void Run(CompilationContext context)
    {
        foreach (var comment in context.Entities.Values.Where(one => one is { Kind: EntityKind.Comment, Create: not null }).ToList())
            context.Entities[comment.Name] = comment with { CarriesFiles = OperationAsks.ForFiles(context, comment.Create!) };
        foreach (var entity in context.Entities.Values.Where(one => one.SentWithComment))
        {
            if (entity.Kind != EntityKind.Attachment)
                Report(entity.Name, $"'{entity.Name}' is no file.");
            else if (!context.Entities.Values.Any(one => one.CarriesFiles))
                Report(entity.Name, $"No comment's create names the files of '{entity.Name}'.");
        }

        void Report(string entity, string message) =>
            context.Bag.Report(ChildRules.FilesNotSent, context.File.Key(context.Manifest.Root["entities"]![entity]!["sentWith"]!), message);
    }
}
