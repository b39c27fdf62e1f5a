using Vigil.Runtime;

namespace Vigil.Cli;

/// <summary>What scripts print: buffered unless somebody follows it, shared by all engines.</summary>
/// <param name="isLive">Whether what is printed is about what happens now, so that who reads it must not wait.</param>
internal sealed class StandardOutput(bool isLive) : PrintSink, IDisposable
{
    private readonly Stream _stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
    private readonly bool _isFollowed = isLive || !Console.IsOutputRedirected;

    public override void Write(ReadOnlySpan<byte> line)
    {
        lock (_stream)
        {
            try
            {
                _stream.Write(line);
                if (_isFollowed)
                    _stream.Flush();
            }
            catch (IOException)
            {
                // Whoever read our output has gone away; analysis and logs do not depend on it.
            }
        }
    }

    public void Flush()
    {
        lock (_stream)
        {
            try
            {
                _stream.Flush();
            }
            catch (IOException)
            {
                // As above.
            }
        }
    }

    public void Dispose() => Flush();
}
