using Vigil.Core.Declarations;

namespace Vigil.Input.Reading;

/// <summary>Marks a class as an input reader; the build finds it.</summary>
/// <param name="name">Name of its enum constant in <c>Input::Reader</c>, with module.</param>
[AttributeUsage(AttributeTargets.Class)]
[DescribedBy(typeof(InputReaderDescriptor))]
public sealed class InputReaderAttribute(string name) : Attribute
{
    /// <summary>Name of its enum constant.</summary>
    public string Name { get; } = name;
}
