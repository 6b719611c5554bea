namespace Architecture.House;

/// <summary>What types are: sealed, and few of them seen from outside.</summary>
public sealed class TypeTests
{
    [Fact]
    public void Classes_are_sealed() => Violations.None(
        "A class is sealed unless others of the engine derive from it.",
        EngineTypes.All.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !EngineTypes.All.Any(other => DerivesFrom(other, type))).Select(type => type.FullName!));

    [Fact]
    public void An_abstract_class_has_descendants() => Violations.None(
        "An abstract class has classes that derive from it.",
        EngineTypes.All.Where(type => type.IsClass && type.IsAbstract && !type.IsSealed && !EngineTypes.All.Any(other => DerivesFrom(other, type))).Select(type => type.FullName!));

    [Fact]
    public void An_interface_has_two_implementations_or_is_promised()
    {
        // Name → why one implementation is enough.
        var reasons = new Dictionary<string, string>
        {
            ["IConversationSystem"] = "what is said in other systems is played in tests and simulations, as their tickets are",
            ["IDocumentBinding"] = "values are compiled below the entities that bind them to a record",
            ["IPeopleSystem"] = "another system's people are played in tests and simulations, as its tickets are",
            ["ISyncObserver"] = "who listens to a sync is whoever runs it: the command, a simulation, a host",
            ["ISyncStore"] = "stores are an extension point: each is a package of its own",
        };
        Violations.None(
            "An interface has two implementations, or its reason stands in this test.",
            EngineTypes.All.Where(type => type.IsInterface && !reasons.ContainsKey(type.Name) && EngineTypes.All.Count(other => other != type && !other.IsInterface && Implements(other, type)) < 2)
                .Select(type => type.FullName!));
    }

    [Fact]
    public void The_command_shows_no_type() => Violations.None(
        "The command line has no public type.", EngineTypes.All.Where(type => type.Assembly.GetName().Name == "rezolve" && type.IsVisible).Select(type => type.FullName!));

    private static bool DerivesFrom(Type type, Type ancestor)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if ((parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent) == ancestor)
                return true;
        }
        return false;
    }

    private static bool Implements(Type type, Type port) =>
        type.GetInterfaces().Any(one => (one.IsGenericType ? one.GetGenericTypeDefinition() : one) == port);
}
