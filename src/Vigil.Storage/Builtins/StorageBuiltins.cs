using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Storage.Builtins;

/// <summary>Built-in functions of the storage framework; the asynchronous ones belong into conditions of <c>when</c>.</summary>
public static class StorageBuiltins
{
    /// <summary>Opens a backend for keys and values of two types.</summary>
    [Builtin("Storage::Sync::__open_backend", "function(btype: Storage::Backend, options: any, key_type: any, val_type: any): Storage::OperationResult")]
    public static RecordVal Open(EngineContext engine, long btype, Value options, Value keyType, Value valueType) =>
        engine.Service<StorageManager>().Open(Tag(engine, btype), options, keyType, valueType, isAsync: false).AsRecord();

    /// <summary>Closes a backend.</summary>
    [Builtin("Storage::Sync::__close_backend", "function(backend: opaque of Storage::BackendHandle): Storage::OperationResult")]
    public static RecordVal Close(EngineContext engine, OpaqueVal backend) =>
        engine.Service<StorageManager>().Close(backend, isAsync: false).AsRecord();

    /// <summary>Stores a value.</summary>
    [Builtin("Storage::Sync::__put", "function(backend: opaque of Storage::BackendHandle, key: any, value: any, overwrite: bool, expire_time: interval): Storage::OperationResult")]
    public static RecordVal Put(EngineContext engine, OpaqueVal backend, Value key, Value value, bool overwrite, double lifetime) =>
        engine.Service<StorageManager>().Put(backend, key, value, overwrite, lifetime, isAsync: false).AsRecord();

    /// <summary>Looks a value up.</summary>
    [Builtin("Storage::Sync::__get", "function(backend: opaque of Storage::BackendHandle, key: any): Storage::OperationResult")]
    public static RecordVal Get(EngineContext engine, OpaqueVal backend, Value key) =>
        engine.Service<StorageManager>().Get(backend, key, isAsync: false).AsRecord();

    /// <summary>Removes a value.</summary>
    [Builtin("Storage::Sync::__erase", "function(backend: opaque of Storage::BackendHandle, key: any): Storage::OperationResult")]
    public static RecordVal Erase(EngineContext engine, OpaqueVal backend, Value key) =>
        engine.Service<StorageManager>().Erase(backend, key, isAsync: false).AsRecord();

    /// <summary>Opens a backend for keys and values of two types.</summary>
    [Builtin("Storage::Async::__open_backend", "function(btype: Storage::Backend, options: any, key_type: any, val_type: any): Storage::OperationResult")]
    public static Value OpenLater(EngineContext engine, long btype, Value options, Value keyType, Value valueType) =>
        engine.Service<StorageManager>().Open(Tag(engine, btype), options, keyType, valueType, isAsync: true);

    /// <summary>Closes a backend.</summary>
    [Builtin("Storage::Async::__close_backend", "function(backend: opaque of Storage::BackendHandle): Storage::OperationResult")]
    public static Value CloseLater(EngineContext engine, OpaqueVal backend) =>
        engine.Service<StorageManager>().Close(backend, isAsync: true);

    /// <summary>Stores a value.</summary>
    [Builtin("Storage::Async::__put", "function(backend: opaque of Storage::BackendHandle, key: any, value: any, overwrite: bool, expire_time: interval): Storage::OperationResult")]
    public static Value PutLater(EngineContext engine, OpaqueVal backend, Value key, Value value, bool overwrite, double lifetime) =>
        engine.Service<StorageManager>().Put(backend, key, value, overwrite, lifetime, isAsync: true);

    /// <summary>Looks a value up.</summary>
    [Builtin("Storage::Async::__get", "function(backend: opaque of Storage::BackendHandle, key: any): Storage::OperationResult")]
    public static Value GetLater(EngineContext engine, OpaqueVal backend, Value key) =>
        engine.Service<StorageManager>().Get(backend, key, isAsync: true);

    /// <summary>Removes a value.</summary>
    [Builtin("Storage::Async::__erase", "function(backend: opaque of Storage::BackendHandle, key: any): Storage::OperationResult")]
    public static Value EraseLater(EngineContext engine, OpaqueVal backend, Value key) =>
        engine.Service<StorageManager>().Erase(backend, key, isAsync: true);

    /// <summary>Whether operations can be made.</summary>
    [Builtin("Storage::is_open", "function(backend: opaque of Storage::BackendHandle): bool")]
    public static bool IsOpen(EngineContext engine, OpaqueVal backend) => backend is BackendHandle { IsOpen: true };

    /// <summary>Whether asynchronous operations are made at once.</summary>
    [Builtin("Storage::is_forced_sync", "function(backend: opaque of Storage::BackendHandle): bool")]
    public static bool IsForcedSync(EngineContext engine, OpaqueVal backend) => backend is BackendHandle { IsForcedSync: true };

    private static Value Tag(EngineContext engine, long tag) => Value.Enum(engine.Service<IScriptNames>().Enum("Storage::Backend"), tag);
}
