using Vigil.Core.Declarations;

namespace Vigil.Engine.Tests.Library;

/// <summary>Every built-in function that scripts of the reference can call, by name.</summary>
public class BuiltinNameTests
{
    [Fact]
    public void Nothing_is_missing()
    {
        var present = new ModuleCatalog().Of<BuiltinDescriptor>().Select(static b => b.Name).ToHashSet();
        var wanted = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Library", "builtin-functions.txt"));
        Assert.True(wanted.Length > 400);
        Assert.All(wanted, name => Assert.Contains(name, present));
    }

    [Fact]
    public void Each_is_declared_once()
    {
        var twice = new ModuleCatalog().Of<BuiltinDescriptor>().GroupBy(static b => b.Name).Where(static g => g.Count() > 1).Select(static g => g.Key);
        Assert.Empty(twice);
    }
}
