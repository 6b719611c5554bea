using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Desks;

/// <summary>A vendor in memory, as simple as one can be: what it does wrong is told to it by the test.</summary>
internal sealed class Desk(string name, TimeProvider clock) : ITicketSystem
{
    private long _next = 100;
    private long _version;

    public string Name => name;

    public Dictionary<string, DeskTicket> Tickets { get; } = new(StringComparer.Ordinal);

    /// <summary>Every write that was asked for, in order.</summary>
    public List<WriteOrder> Writes { get; } = [];

    public int Reads { get; private set; }

    /// <summary>Comes before a write: a report ends it without effect.</summary>
    public Func<WriteOrder, WriteReport?>? Before { get; set; }

    /// <summary>Comes after a write took effect: a report is told instead.</summary>
    public Func<WriteOrder, WriteReport?>? After { get; set; }

    /// <summary>Makes something else of a value that is written.</summary>
    public Func<string, Value, Value>? Rule { get; set; }

    /// <summary>What a feed says of a ticket, where it lags behind what the ticket is.</summary>
    public Func<SystemTicket, SystemTicket>? Telling { get; set; }

    /// <summary>Comes before a read.</summary>
    public Func<string, ReadReport?>? Reading { get; set; }

    /// <summary>The steps from each status; null where any is legal.</summary>
    public Dictionary<string, string[]>? Steps { get; init; }

    /// <summary>Whether tickets tell when they were made.</summary>
    public bool TellsMaking { get; set; } = true;

    /// <summary>Whether tickets tell the key with which they were made.</summary>
    public bool TellsKey { get; set; }

    /// <summary>Whether what is looked for by its key is found by what it says.</summary>
    public bool FindsBySaying { get; set; }

    /// <summary>Rows of the feed, a page.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Rows of the page before that a page begins with.</summary>
    public int Repeated { get; init; }

    /// <summary>How far its clock is from everybody else's.</summary>
    public TimeSpan Off { get; set; }

    /// <summary>Whose comments changed, in order, as a feed of their own tells of it; null where there is none.</summary>
    public List<PartNews>? News { get; set; }

    /// <summary>Rows of that feed that every run gives again.</summary>
    public int NewsAgain { get; set; }

    /// <summary>How many pages of that feed come before it breaks off; null where it does not.</summary>
    public int? NewsPages { get; set; }

    /// <summary>Whether tickets tell when they changed, or a version.</summary>
    public bool TellsStamp { get; set; } = true;

    /// <summary>Comes after a page of a feed was asked for, and before it is given.</summary>
    public Action? Paging { get; set; }

    private DateTimeOffset Now => clock.GetUtcNow() + Off;

    public string Add(params (string Field, Value Value)[] fields)
    {
        var key = $"{name}{_next++}";
        Tickets[key] = new DeskTicket { CreatedAt = Now };
        Edit(key, fields);
        return key;
    }

    public void Edit(string key, params (string Field, Value Value)[] fields)
    {
        var ticket = Tickets[key];
        foreach (var (field, value) in fields)
        {
            ticket.Fields[field] = value;
            ticket.History.Add((field, value));
        }
        (ticket.Version, ticket.UpdatedAt) = (++_version, Now);
    }

    public string Text(string key, string field) => Tickets[key].Fields.GetValueOrDefault(field, Value.Null) is { Kind: not ValueKind.Null and not ValueKind.Undefined } value ? ValueText.Of(value) : "";

    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var told = request.Mark.Kind == ValueKind.Text ? request.Mark.Text.Split('|') : [];
        var since = told.Length > 0 ? DateTimeOffset.Parse(told[0], null) : request.From ?? DateTimeOffset.MinValue;
        var heard = told.Length > 1 ? int.Parse(told[1], null) : 0;
        var news = request is { Kind: FeedKind.Changes, WithParts: true } ? News : null;
        var rows = Tickets.Where(one => request.Kind != FeedKind.Changes || one.Value.UpdatedAt >= since).OrderBy(one => one.Value.UpdatedAt).ToList();
        for (var at = 0; at == 0 || at < rows.Count; at += PageSize)
        {
            var page = rows.Skip(Math.Max(0, at - Repeated)).Take(PageSize + Math.Min(at, Repeated)).ToList();
            var last = page.Count == 0 ? since : page[^1].Value.UpdatedAt;
            var tickets = page.Select(one => request.Kind == FeedKind.Keys ? new PageTicket(one.Key, UInt128.Zero, null) : Row(one.Key)).ToList();
            var began = Now;
            Paging?.Invoke();
            yield return new TicketPage
            {
                Tickets = tickets,
                ServerBegan = began,
                Mark = request.Kind == FeedKind.Changes ? Value.Of(heard == 0 ? last.ToString("O") : $"{last:O}|{heard}") : Value.Undefined,
                IsLast = at + PageSize >= rows.Count && news is null,
            };
        }
        if (news is not null)
        {
            foreach (var page in NewsFrom(news, heard, rows.Count == 0 ? since : rows[^1].Value.UpdatedAt))
                yield return page;
        }
    }

    private IEnumerable<TicketPage> NewsFrom(List<PartNews> news, int heard, DateTimeOffset last)
    {
        var at = Math.Max(0, heard - NewsAgain);
        for (var number = 1; ; number++)
        {
            var page = news.Skip(at).Take(PageSize).ToList();
            at += page.Count;
            var isBroken = number > NewsPages;
            yield return new TicketPage
            {
                Parts = isBroken ? [] : page,
                ServerBegan = Now,
                Mark = Value.Of($"{last:O}|{(isBroken ? at - page.Count : at)}"),
                IsLast = isBroken || at >= news.Count,
                Failure = isBroken ? Failure.Of(FailureClass.Transient, "the feed of comments broke off") : null,
            };
            if (isBroken || at >= news.Count)
                yield break;
        }
    }

    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        Reads++;
        return Task.FromResult(Reading?.Invoke(key) ?? (Tickets.ContainsKey(key) ? new ReadReport(Ticket(key)) : new ReadReport(null, IsMissing: true)));
    }

    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => Task.FromResult(new StepsReport(
        Steps is null ? null : [.. Steps[ticket.VendorStatus!].Select(to => new Transition(to, ticket.VendorStatus!, to))]));

    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        Writes.Add(order);
        if (Before?.Invoke(order) is { } refused)
            return Task.FromResult(refused);
        var key = order.Key ?? Add();
        if (order.Kind == WriteKind.Create)
            Tickets[key].Intent = order.Intent;
        if (order.Kind == WriteKind.Delete)
            Tickets.Remove(key);
        else
            Edit(key, [.. order.Change.Select(one => (one.Key, Rule?.Invoke(one.Key, Stepped(order, one.Key, one.Value)) ?? Stepped(order, one.Key, one.Value)))]);
        return Task.FromResult(After?.Invoke(order) ?? new WriteReport { Result = WriteResult.Done, Key = key });
    }

    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) =>
        Task.FromResult(new FindReport([.. Tickets.Where(one => FindsBySaying ? one.Value.CreatedAt >= order.Since : one.Value.Intent == order.Intent).OrderBy(one => one.Value.CreatedAt).Select(one => Ticket(one.Key))]));

    public SystemTicket Ticket(string key)
    {
        var ticket = Tickets[key];
        return new SystemTicket
        {
            Key = key,
            Number = ticket.Number,
            MergedInto = ticket.MergedInto,
            BornOf = TellsKey ? ticket.Intent : null,
            IsDeleted = ticket.IsDeleted,
            Version = TellsStamp ? ticket.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            UpdatedAt = TellsStamp ? ticket.UpdatedAt : null,
            CreatedAt = TellsMaking ? ticket.CreatedAt : null,
            Fields = new Dictionary<string, Value>(ticket.Fields, StringComparer.Ordinal),
            VendorStatus = ticket.Fields.TryGetValue("status", out var status) && status.Kind == ValueKind.Text ? status.Text : null,
            Fingerprint = (UInt128)ticket.Version,
            ReadAt = Now,
        };
    }

    private static Value Stepped(WriteOrder order, string field, Value value) =>
        field == "status" && order.Step is { } step ? Value.Of(step.To) : value;

    private PageTicket Row(string key)
    {
        var ticket = Telling is null ? Ticket(key) : Telling(Ticket(key));
        return new PageTicket(key, ticket.Fingerprint, () => ticket);
    }
}

internal sealed class DeskTicket
{
    public Dictionary<string, Value> Fields { get; } = new(StringComparer.Ordinal)
    {
        ["subject"] = Value.Null,
        ["status"] = Value.Null,
        ["priority"] = Value.Null,
        ["assignee"] = Value.Null,
        ["tags"] = Value.Of((IReadOnlyList<Value>)[]),
        ["custom.order"] = Value.Null,
    };

    public List<(string Field, Value Value)> History { get; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public long Version { get; set; }

    public string? Intent { get; set; }

    public string? Number { get; set; }

    public string? MergedInto { get; set; }

    public bool IsDeleted { get; set; }
}

/// <summary>What is known of a desk.</summary>
internal static class DeskFacts
{
    public static SystemFacts Of(string connection) => new()
    {
        Connection = connection,
        Entity = "ticket",
        Fields = [Field("subject", FieldType.Text), Field("status", FieldType.Choice), Field("priority", FieldType.Choice), Field("tags", FieldType.Set), Field("custom.order", FieldType.Text)],
        Abilities = new SystemAbilities { Delta = true, List = true, Create = true, Update = true, Delete = true, Sweep = true },
        Recover = new RecoverFacts(RecoverMethod.Lookup, TimeSpan.FromSeconds(10)),
    };

    public static SyncedField Field(string name, FieldType type, Func<Value, Value>? readsBack = null) => new()
    {
        Name = name,
        Type = type,
        Of = FieldType.Text,
        Fingerprint = new MapFingerprint($"$.{name}", "1"),
        ReadsBack = readsBack ?? (value => value),
    };
}
