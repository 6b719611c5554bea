using LiteDB;
using Rezolve.Mapping.LiteDb.Rows;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>The leases of a file, known to the one thread that writes it.</summary>
/// <param name="database">The file.</param>
/// <param name="clock">Ends leases.</param>
/// <param name="counter">Gives tokens.</param>
internal sealed class LeaseTable(ILiteDatabase database, TimeProvider clock, Counter counter)
{
    private readonly ILiteCollection<BsonDocument> _stored = database.GetCollection("leases");

    private readonly Dictionary<(string Tenant, string Name), Lease> _leases =
        database.GetCollection("leases").FindAll().Select(Read).ToDictionary(lease => (lease.Tenant, lease.Name));

    /// <summary>How often a lease was written or removed.</summary>
    public long Saves { get; private set; }

    /// <summary>Whether a lease still holds.</summary>
    public bool IsHeld(Lease lease) => Current(lease.Tenant, lease.Name)?.Token == lease.Token;

    /// <summary>Takes, renews or gives back, within a transaction.</summary>
    public Lease? Make(LeaseRequest request)
    {
        var current = Current(request.Tenant, request.Name);
        if (request.Held is { } held ? current?.Token != held.Token : current is not null)
            return null;
        var lease = new Lease(request.Tenant, request.Name, request.Owner, request.Held?.Token ?? counter.Next(), clock.GetUtcNow() + request.Span);
        if (request.Span > TimeSpan.Zero)
            Keep(lease);
        else
            Drop(lease);
        return lease;
    }

    /// <summary>
    /// Ends all of them, within a transaction, when the file is opened: one process has it open at a time, so whoever had a lease is gone, and a
    /// process that was killed keeps nobody waiting. A token is never given again, so what the dead had in hand is still refused.
    /// </summary>
    public void EndAll()
    {
        foreach (var lease in _leases.Values.ToList())
            Drop(lease);
    }

    /// <summary>Takes over leases that still held, within a transaction.</summary>
    /// <param name="old">Whose they were.</param>
    /// <param name="longer">By how much longer they hold: so long nobody could renew them.</param>
    public void Inherit(LeaseTable old, TimeSpan longer)
    {
        foreach (var lease in old._leases.Values)
            Keep(lease with { Until = lease.Until + longer });
    }

    private Lease? Current(string tenant, string name) => _leases.TryGetValue((tenant, name), out var known) && known.Until > clock.GetUtcNow() ? known : null;

    private void Keep(Lease lease)
    {
        _leases[(lease.Tenant, lease.Name)] = lease;
        Saves++;
        _stored.Upsert(new BsonDocument
        {
            ["_id"] = Key(lease),
            ["owner"] = lease.Owner,
            ["token"] = lease.Token,
            ["until"] = lease.Until.UtcTicks,
        });
    }

    private void Drop(Lease lease)
    {
        if (_leases.Remove((lease.Tenant, lease.Name)) && _stored.Delete(Key(lease)))
            Saves++;
    }

    private static byte[] Key(Lease lease) => KeyBytes.Of(lease.Tenant, lease.Name);

    private static Lease Read(BsonDocument document)
    {
        var place = KeyBytes.Parts(document["_id"].AsBinary);
        return new(place[0], place[1], document["owner"].AsString, document["token"].AsInt64, new DateTimeOffset(document["until"].AsInt64, TimeSpan.Zero));
    }
}
