namespace Vigil.Storage.Backends;

/// <summary>How an operation of a backend ended.</summary>
/// <param name="Code">How.</param>
/// <param name="Error">What went wrong, in words; <see langword="null"/> where the code says it all.</param>
/// <param name="Value">What was stored, where it was asked for.</param>
public readonly record struct StorageResult(StorageCode Code, string? Error = null, byte[]? Value = null)
{
    /// <summary>As wanted.</summary>
    public static StorageResult Success => new(StorageCode.Success);
}
