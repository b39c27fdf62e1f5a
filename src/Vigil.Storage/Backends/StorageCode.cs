namespace Vigil.Storage.Backends;

/// <summary>How an operation ended (script enum <c>Storage::ReturnCode</c>, same numbers).</summary>
public enum StorageCode
{
    /// <summary>As wanted.</summary>
    Success = 0,

    /// <summary>The value is not of the type the backend was opened with.</summary>
    ValueTypeMismatch = 1,

    /// <summary>The key is not of the type the backend was opened with.</summary>
    KeyTypeMismatch = 2,

    /// <summary>The backend is not open.</summary>
    NotConnected = 3,

    /// <summary>It took too long.</summary>
    Timeout = 4,

    /// <summary>The connection broke.</summary>
    ConnectionLost = 5,

    /// <summary>The backend could not do it.</summary>
    OperationFailed = 6,

    /// <summary>There is no such key.</summary>
    KeyNotFound = 7,

    /// <summary>The key is there and was not to be replaced.</summary>
    KeyExists = 8,

    /// <summary>The backend could not be reached.</summary>
    ConnectionFailed = 9,

    /// <summary>The backend could not be left.</summary>
    DisconnectionFailed = 10,

    /// <summary>The backend could not be set up.</summary>
    InitializationFailed = 11,

    /// <summary>The result comes later.</summary>
    InProgress = 12,
}
