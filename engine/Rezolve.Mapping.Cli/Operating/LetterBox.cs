using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Rounds;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>What is done with work that was given up.</summary>
internal static class LetterBox
{
    /// <summary>A letter; null where there is none of that id.</summary>
    public static async Task<DeadLetter?> FindAsync(StoreDesk desk, string id) =>
        await desk.Hub.RowAsync(LetterRows.KeyOf(desk.Hub.Tenant, id), desk.Cancellation) is { } row ? LetterRows.Read(row) : null;

    /// <summary>Takes a letter away; what it is about stays held.</summary>
    public static Task DiscardAsync(StoreDesk desk, DeadLetter letter) =>
        desk.ChangeAsync(() => Task.FromResult<StoreChange?>(new StoreChange { Deletes = [new RowCheck(LetterRows.KeyOf(desk.Hub.Tenant, letter.Id), null)] }));

    /// <summary>Takes a letter and its hold away, and has the work done again, in one change.</summary>
    public static Task ReplayAsync(StoreDesk desk, DeadLetter letter) => desk.ChangeAsync(async () =>
    {
        var tenant = desk.Hub.Tenant;
        var writes = new List<RowWrite>();
        if (letter.Key is { } key && await desk.Hub.LinkAsync(letter.Connection, key, desk.Cancellation) is { } link && link.Holds.ContainsKey(letter.Group))
            writes.Add(LinkRows.Of(tenant, link with { Holds = link.Holds.Where(one => one.Key != letter.Group).ToDictionary() }));
        if (letter.Ticket is { } ticket && await desk.Hub.CreateAsync(letter.Connection, ticket, desk.Cancellation) is { } create)
            writes.Add(IntentRows.Of(tenant, Again(create)));
        if (await PartLetters.ReplayAsync(desk.Hub, letter, desk.Cancellation) is { } part)
            writes.Add(part);
        if ((letter.Ticket is { } of ? WorkItem.OfTicket(of) : letter.Key is { } record ? WorkItem.OfRecord(letter.Connection, record) : null) is { } work)
            writes.Add(desk.Due(work, $"dead letter {letter.Id} was replayed"));
        return new StoreChange { Writes = writes, Deletes = [new RowCheck(LetterRows.KeyOf(tenant, letter.Id), null)] };
    });

    // One that may have been made is looked for first; it is never simply sent again.
    private static CreateIntent Again(CreateIntent create) => create with
    {
        Hold = null,
        Attempts = 0,
        // Whoever says so of one that nothing can tell of has looked that it is not there.
        State = create.State == CreateState.Held ? create.LastSentAt is null || create.Hold?.Reason == HoldReasons.Restored ? CreateState.Planned : CreateState.Unknown : create.State,
    };
}
