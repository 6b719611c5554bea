using Rezolve.Mapping.Checkup;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Language.Shapes.Syncs;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Workspaces;

namespace Rezolve.Mapping.Tests.Workspaces;

/// <summary>From where on an operator wants to be told something.</summary>
public sealed class DoctorReadingTests
{
    [Fact]
    public void What_is_said_holds_and_the_rest_is_as_usual()
    {
        var bag = new DiagnosticBag();
        var said = ToyWorkspace.Compile(ToyWorkspace.Text, bag).Workspace!.Doctor;

        Assert.Equal(new WorkspaceDoctor { Backup = TimeSpan.FromDays(2), Late = TimeSpan.FromHours(1), Unmapped = 0, Shift = 40 }, said);
    }

    [Fact]
    public void What_the_shape_tells_as_usual_is()
    {
        var usual = CheckupLimits.Usual;
        Assert.Equal(($"{usual.UnmappedPercent}", $"{usual.ShiftPercent}", "\"PT15M\""), (DoctorShape.Shape["unmapped"]!.Default, DoctorShape.Shape["shift"]!.Default, DoctorShape.Shape["late"]!.Default));
        Assert.Equal(TimeSpan.FromMinutes(15), usual.Late);
    }
}
