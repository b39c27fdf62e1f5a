using System.Reflection;
using System.Reflection.Emit;

namespace Vigil.Script.Emit;

/// <summary>Lets compiled scripts call internal methods of Vigil's assemblies: built-in functions need not be public.</summary>
/// <remarks>The run time honours an attribute of this name wherever it is defined, so the assembly defines its own.</remarks>
internal static class AccessGrant
{
    private const string Name = "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute";

    /// <summary>Grants access to the internals of <paramref name="reachable"/>.</summary>
    public static void Add(AssemblyBuilder assembly, ModuleBuilder module, IEnumerable<Assembly> reachable)
    {
        var type = module.DefineType(Name, TypeAttributes.Public | TypeAttributes.Sealed, typeof(Attribute));
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!); // every class has one
        il.Emit(OpCodes.Ret);
        var made = type.CreateType().GetConstructor([typeof(string)])!; // defined above
        foreach (var name in reachable.Select(static a => a.GetName().Name).Distinct())
            assembly.SetCustomAttribute(new CustomAttributeBuilder(made, [name!])); // assemblies have names
    }
}
