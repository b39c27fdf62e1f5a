namespace Vigil.Core.Declarations;

/// <summary>
/// Makes an attribute class a mark of discovery: for every class that bears the attribute the generator enters
/// <c>new Descriptor(attribute arguments..., factory)</c> into the assembly's <see cref="VigilModule"/>.
/// </summary>
/// <remarks>
/// The factory passes its single argument to the constructor of the marked class, or takes none if that has none.
/// Named arguments of the attribute become property initialisers of the descriptor.
/// </remarks>
/// <param name="descriptor">Type of the descriptor.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DescribedByAttribute(Type descriptor) : Attribute
{
    /// <summary>Type of the descriptor.</summary>
    public Type Descriptor { get; } = descriptor;
}
