using Vigil.Core.Declarations;

namespace Vigil.Logging.Writers;

/// <summary>Marks a class as a log writer; the build finds it.</summary>
/// <param name="name">Name of its enum constant in <c>Log::Writer</c>, with module.</param>
[AttributeUsage(AttributeTargets.Class)]
[DescribedBy(typeof(LogWriterDescriptor))]
public sealed class LogWriterAttribute(string name) : Attribute
{
    /// <summary>Name of its enum constant.</summary>
    public string Name { get; } = name;
}
