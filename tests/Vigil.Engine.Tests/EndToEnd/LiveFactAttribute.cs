using Vigil.Core.Diagnostics;
using Vigil.Packets.Capture.Live;

namespace Vigil.Engine.Tests.EndToEnd;

/// <summary>A test that captures on the loopback interface; skipped, with the reason, where that is not permitted.</summary>
public sealed class LiveFactAttribute : FactAttribute
{
    public LiveFactAttribute()
    {
        try
        {
            foreach (var source in LiveCapture.Open("lo", new() { BufferSize = 4 << 20 }, 1))
                source.Dispose();
        }
        catch (FatalError e)
        {
            Skip = e.Message;
        }
    }
}
