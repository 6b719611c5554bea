using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Compilation.Abilities;

/// <summary>Reports files that are said to travel with comments, where no request that makes one names them.</summary>
internal static class SentFilesCheck
{
    /// <summary>Checks every entity.</summary>
    public static void Run(CompilationContext context)
    {
        foreach (var entity in context.Entities.Values.Where(one => one.SentWithComment))
        {
            var makers = context.Entities.Values.Where(one => one.Kind == EntityKind.Comment && one.Create is not null).Select(one => one.Create!);
            if (entity.Kind != EntityKind.Attachment)
                Report(entity.Name, $"'{entity.Name}' is no file.");
            else if (!makers.Any(create => OperationAsks.ForFiles(context, create)))
                Report(entity.Name, $"No comment's create names the files of '{entity.Name}'.");
        }

        void Report(string entity, string message) =>
            context.Bag.Report(ChildRules.FilesNotSent, context.File.Key(context.Manifest.Root["entities"]![entity]!["sentWith"]!), message);
    }
}
