namespace Vigil.Core.Declarations;

/// <summary>What one assembly offers; the generator writes a class <c>Module</c> derived from it into each.</summary>
public abstract class VigilModule
{
    /// <summary>Descriptors of every event, built-in function, analyzer, decoder, writer ... found in the assembly.</summary>
    public abstract IEnumerable<object> Descriptors { get; }
}
