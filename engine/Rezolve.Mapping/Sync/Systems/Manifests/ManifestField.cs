using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests;

/// <summary>A field of a manifest as the spine keeps it the same.</summary>
internal static class ManifestField
{
    /// <summary>The field's facts.</summary>
    public static SyncedField Of(ConnectionRuntime runtime, EntityProgram entity, FieldProgram field)
    {
        var trip = new RoundTrip(runtime, entity, field);
        // A reference is compared by its key alone, which normalize, written over references, does not see.
        var isRich = field.Type == FieldType.RichText || field.Field.Of == FieldType.RichText;
        var isNormalized = isRich || (field.Normalize is not null && !field.Type.IsReference() && !field.Field.Of.IsReference());
        return new SyncedField
        {
            Name = field.Name,
            Type = field.Type,
            Of = field.Field.Of,
            IsRead = field.Read is not null,
            IsUpdated = IsStepped(entity, field) || field.Writes.Any(write => write.On != WriteOn.Create && (write.Operation ?? entity.Update) is not null),
            IsCreated = field.Writes.Any(write => write.On != WriteOn.Update && (write.Operation ?? entity.Create ?? entity.FollowUp) is not null) && (entity.Create ?? entity.FollowUp) is not null,
            Fingerprint = FieldDigest.Of(runtime, field),
            Words = WordsOf(field.Table),
            Shortens = field is { MaxLength: not null, HoldTooLong: false },
            ReadsBack = trip.Of,
            Normal = isNormalized ? value => FieldComparison.Normal(field, value, trip.NewScope()) : null,
            NormalMember = isNormalized && field.Type == FieldType.Set
                ? member => FieldComparison.One(field, field.Field.Of, member, trip.NewScope())
                : null,
            Place = field.Place,
        };
    }

    // The first row of a word is the one that reads it.
    private static Dictionary<string, string>? WordsOf(TableProgram? table) => table is null || table.Rows.Any(row => row.Vendor.Kind is ValueKind.List or ValueKind.Object)
        ? null
        : table.Rows.DistinctBy(row => row.Vendor.ToString(), StringComparer.Ordinal).ToDictionary(row => row.Vendor.ToString(), row => row.Canonical.ToString(), StringComparer.Ordinal);

    /// <summary>Whether a field is the status, which steps reach by a request of their own.</summary>
    public static bool IsStepped(EntityProgram entity, FieldProgram field) => field.Name == StatusSteps.StatusField && StatusSteps.ApplyOf(entity) is not null;
}
