using Vigil.Runtime;

namespace Vigil.Cli;

/// <summary>What scripts print: buffered unless it is a terminal, shared by all engines.</summary>
internal sealed class StandardOutput : PrintSink, IDisposable
{
    private readonly Stream _stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
    private readonly bool _isTerminal = !Console.IsOutputRedirected;

    public override void Write(ReadOnlySpan<byte> line)
    {
        lock (_stream)
        {
            try
            {
                _stream.Write(line);
                if (_isTerminal)
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
