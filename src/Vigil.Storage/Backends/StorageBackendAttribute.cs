using Vigil.Core.Declarations;

namespace Vigil.Storage.Backends;

/// <summary>Marks a class as a storage backend; the build finds it.</summary>
/// <param name="name">Name of its enum constant in <c>Storage::Backend</c>, with module.</param>
/// <param name="options">Field of <c>Storage::BackendOptions</c> with its settings.</param>
[AttributeUsage(AttributeTargets.Class)]
[DescribedBy(typeof(StorageBackendDescriptor))]
public sealed class StorageBackendAttribute(string name, string options) : Attribute
{
    /// <summary>Name of its enum constant.</summary>
    public string Name { get; } = name;

    /// <summary>Field of the options.</summary>
    public string Options { get; } = options;
}

/// <summary>A kind of storage backend.</summary>
/// <param name="Name">Name of its enum constant in <c>Storage::Backend</c>.</param>
/// <param name="Options">Field of <c>Storage::BackendOptions</c> with its settings.</param>
/// <param name="Create">Makes one.</param>
public sealed record StorageBackendDescriptor(string Name, string Options, Func<StorageBackend> Create);
