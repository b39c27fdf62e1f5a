using System.Reflection;
using System.Runtime.CompilerServices;

namespace Vigil.Engine.Tests;

/// <summary>Holds the house in shape: which part may know which, and that nobody keeps state behind an engine's back.</summary>
public sealed class ArchitectureTests
{
    // Data moves from capture to logs; references point the other way. The composition root alone knows everybody.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Vigil.Broker"] = [], // a library of its own: it knows nothing of packets or scripts
        ["Vigil.Core"] = [],
        ["Vigil.Packets"] = ["Vigil.Core"],
        ["Vigil.Analysis"] = ["Vigil.Core", "Vigil.Packets"],
        ["Vigil.Files"] = ["Vigil.Core", "Vigil.Analysis"],
        ["Vigil.Protocols"] = ["Vigil.Core", "Vigil.Analysis", "Vigil.Files"],
        ["Vigil.Runtime"] = ["Vigil.Core"],
        ["Vigil.Script"] = ["Vigil.Core", "Vigil.Runtime"],
        ["Vigil.Logging"] = ["Vigil.Core", "Vigil.Runtime"],
        ["Vigil.Cluster"] = ["Vigil.Core", "Vigil.Runtime", "Vigil.Logging", "Vigil.Broker"],
        ["Vigil.Input"] = ["Vigil.Core", "Vigil.Analysis", "Vigil.Runtime"],
        ["Vigil.Storage"] = ["Vigil.Core", "Vigil.Runtime"],
        ["Vigil.Telemetry"] = ["Vigil.Core", "Vigil.Runtime", "Vigil.Logging"],
        ["Vigil.Engine"] =
        [
            "Vigil.Core", "Vigil.Packets", "Vigil.Analysis", "Vigil.Files", "Vigil.Protocols", "Vigil.Runtime", "Vigil.Script", "Vigil.Logging",
            "Vigil.Input", "Vigil.Storage", "Vigil.Telemetry", "Vigil.Cluster",
        ],
    };

    public static TheoryData<string> Parts => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Parts))]
    public void References_point_left(string part)
    {
        var references = Assembly.Load(part).GetReferencedAssemblies()
            .Select(static a => a.Name!) // a reference has a name
            .Where(static name => name.StartsWith("Vigil.", StringComparison.Ordinal));
        Assert.Empty(references.Except(Allowed[part]));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void No_static_field_can_change(string part)
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var found = Assembly.Load(part).GetTypes()
            .Where(static t => !t.IsEnum && !IsGenerated(t))
            .SelectMany(static t => t.GetFields(all))
            .Where(static f => !f.IsLiteral && !f.IsInitOnly && !IsGenerated(f))
            .Select(static f => $"{f.DeclaringType}.{f.Name}");
        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void No_static_field_holds_a_collection_that_can_change(string part)
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        HashSet<string> changeable = ["List`1", "Dictionary`2", "HashSet`1", "Queue`1", "Stack`1", "ConcurrentDictionary`2", "StringBuilder", "ConditionalWeakTable`2"];
        var found = Assembly.Load(part).GetTypes()
            .Where(static t => !IsGenerated(t))
            .SelectMany(static t => t.GetFields(all))
            .Where(f => changeable.Contains(f.FieldType.Name) && !IsGenerated(f))
            .Select(static f => $"{f.DeclaringType}.{f.Name}");
        Assert.Empty(found);
    }

    // What the compiler makes for lambdas and constant arrays: caches without meaning of their own.
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<')
        || (member.DeclaringType is { } outer && IsGenerated(outer));
}
