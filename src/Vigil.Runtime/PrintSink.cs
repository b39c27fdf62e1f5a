namespace Vigil.Runtime;

/// <summary>Where <c>print</c> writes when its first argument is no file; a service of the engine.</summary>
public abstract class PrintSink
{
    /// <summary>Writes one line, line end included.</summary>
    public abstract void Write(ReadOnlySpan<byte> line);
}
