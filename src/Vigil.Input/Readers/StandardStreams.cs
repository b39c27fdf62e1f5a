using Microsoft.Win32.SafeHandles;

namespace Vigil.Input.Readers;

/// <summary>The streams that the program was started with.</summary>
internal static class StandardStreams
{
    /// <summary>Standard input; the descriptor stays open.</summary>
    public static Stream OpenInput() => new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
}
