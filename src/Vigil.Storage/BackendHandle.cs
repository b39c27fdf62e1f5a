using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Storage.Backends;

namespace Vigil.Storage;

/// <summary>A backend as scripts hold it.</summary>
internal sealed class BackendHandle(StorageBackend backend, Value tag, Value options, ScriptType key, ScriptType value)
    : OpaqueVal(new OpaqueType("Storage::BackendHandle"))
{
    private Task _last = Task.CompletedTask;

    public StorageBackend Backend { get; } = backend;

    /// <summary>Its kind, a constant of <c>Storage::Backend</c>.</summary>
    public Value Tag { get; } = tag;

    /// <summary>The record it was opened with.</summary>
    public Value Options { get; } = options;

    public ScriptType KeyType { get; } = key;

    public ScriptType ValueType { get; } = value;

    /// <summary>Whether asynchronous operations are made at once.</summary>
    public bool IsForcedSync { get; init; }

    /// <summary>Whether operations can be made, as far as the engine's thread knows.</summary>
    public bool IsOpen { get; set; }

    public override string ClassName => "BackendHandleVal";

    /// <summary>Makes an operation after all that were begun before, on another thread.</summary>
    public Task Then(Action operation) => _last = _last.ContinueWith(
        _ => operation(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    /// <summary>Waits for all operations that were begun.</summary>
    public void Settle() => _last.Wait();
}
