namespace Vigil.Files.Hash;

/// <summary>A hash that is fed piece by piece.</summary>
internal interface IFileHash : IDisposable
{
    /// <summary>Takes the next octets.</summary>
    void Add(ReadOnlySpan<byte> data);

    /// <summary>The hash of all octets; called once.</summary>
    byte[] Finish();
}
