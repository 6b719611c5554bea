using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>Small programs to vary with <c>with</c>.</summary>
internal static class Demo
{
    public static ConnectionProgram Connection(string baseUrl) => new()
    {
        Place = Slot.Place(),
        BaseUrl = Slot.Of(baseUrl, 2),
        Timeout = TimeSpan.FromSeconds(20),
        Auth = new Dictionary<string, AuthOption>(),
    };

    /// <summary>An operation such as <c>"GET /things/{}"</c>, where each <c>{}</c> takes the next slot.</summary>
    public static OperationProgram Operation(string request, params ValueSlot[] slots)
    {
        var words = request.Split(' ', 2);
        var literals = words[1].Split("{}");
        var parts = new List<UrlPart>();
        for (var i = 0; i < literals.Length; i++)
        {
            if (literals[i].Length > 0)
                parts.Add(new(literals[i], null));
            if (i < slots.Length)
                parts.Add(new(null, slots[i]));
        }
        return new() { Name = "demo", Place = Slot.Place(12), Method = words[0], Url = new(parts) };
    }

    /// <summary>A scope with inputs.</summary>
    public static Scope Scope(params (string Name, string Text)[] inputs)
    {
        var scope = new Scope();
        scope[Root.Inputs] = Slot.Values([.. inputs.Select(input => (input.Name, Value.Of(input.Text)))]);
        return scope;
    }
}
