using System.Collections.Concurrent;
using System.Text;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Json;
using Vigil.Core.Text;
using Vigil.Core.Timing;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Machine;
using Vigil.Runtime.Code;
using Vigil.Runtime.When;
using Vigil.Storage.Backends;

namespace Vigil.Storage;

/// <summary>The storage backends of one engine.</summary>
public sealed class StorageManager : IOutsideSource
{
    private readonly EngineContext _context;
    private readonly Dictionary<string, StorageBackendDescriptor> _kinds;
    private readonly ConcurrentQueue<(Delivery Delivery, Func<Value> Result)> _finished = new();
    private readonly List<BackendHandle> _open = [];
    private ExpiryTimer? _timer;

    /// <summary>Makes the manager of an engine.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="kinds">The backends there are.</param>
    public StorageManager(EngineContext context, IEnumerable<StorageBackendDescriptor> kinds)
    {
        _context = context;
        _kinds = kinds.ToDictionary(static kind => kind.Name);
        context.Outside.Add(this);
    }

    /// <inheritdoc/>
    public bool HoldsFirstPacket => false;

    private IScriptNames Names => _context.Service<IScriptNames>();

    /// <inheritdoc/>
    public bool Deliver()
    {
        while (_finished.TryDequeue(out var finished))
            finished.Delivery.Deliver(finished.Result());
        return false;
    }

    /// <inheritdoc/>
    public void Close()
    {
        foreach (var handle in _open)
        {
            handle.Settle();
            handle.Backend.Close();
        }

        _open.Clear();
    }

    internal Value Open(Value tag, Value options, Value key, Value value, bool isAsync)
    {
        var name = ((EnumType)tag.Type).NameOf(tag.AsInt());
        if (!_kinds.TryGetValue(name, out var kind))
            return Finish(Result(new(StorageCode.OperationFailed, $"there is no storage backend {name}")), isAsync);
        if (options.Object is not RecordVal record || key.Object is not TypeVal keyType || value.Object is not TypeVal valueType)
            return Finish(Result(new(StorageCode.InitializationFailed, "options must be a record, and the types of keys and values types")), isAsync);
        var isForced = record.RecordType.SlotOf("forced_sync") is >= 0 and var slot && record[slot] is { IsSet: true } forced && forced.AsBool();
        var settings = record.RecordType.SlotOf(kind.Options) is >= 0 and var field ? record[field].Object as RecordVal : null;
        var handle = new BackendHandle(kind.Create(), tag, options, keyType.Denoted, valueType.Denoted)
        {
            // Over a capture results would depend on who is faster.
            IsForcedSync = isForced || _context.Service<RunInfo>().IsTrace,
        };
        var copied = new BackendSettings(settings);
        return Run(handle, () => handle.Backend.Open(copied), isAsync, result => Opened(handle, result));
    }

    internal Value Close(OpaqueVal backend, bool isAsync) => With(backend, isAsync, handle =>
    {
        handle.IsOpen = false;
        _open.Remove(handle);
        return Run(handle, handle.Backend.Close, isAsync, Result);
    });

    internal Value Put(OpaqueVal backend, Value key, Value value, bool overwrite, double lifetime, bool isAsync) => With(backend, isAsync, handle =>
    {
        if (!TypeTests.Same(key.Type, handle.KeyType))
            return Finish(Result(new(StorageCode.KeyTypeMismatch)), isAsync);
        if (!TypeTests.Same(value.Type, handle.ValueType))
            return Finish(Result(new(StorageCode.ValueTypeMismatch)), isAsync);
        var (k, v, now) = (Serialize(key), Serialize(value), _context.Now.Seconds);
        return Run(handle, () => handle.Backend.Put(k, v, overwrite, now, lifetime), isAsync, result => Checked(handle, result));
    });

    internal Value Get(OpaqueVal backend, Value key, bool isAsync) => With(backend, isAsync, handle =>
    {
        if (!TypeTests.Same(key.Type, handle.KeyType))
            return Finish(Result(new(StorageCode.KeyTypeMismatch)), isAsync);
        var (k, now) = (Serialize(key), _context.Now.Seconds);
        return Run(handle, () => handle.Backend.Get(k, now), isAsync, result => Got(handle, result));
    });

    internal Value Erase(OpaqueVal backend, Value key, bool isAsync) => With(backend, isAsync, handle =>
    {
        if (!TypeTests.Same(key.Type, handle.KeyType))
            return Finish(Result(new(StorageCode.KeyTypeMismatch)), isAsync);
        var k = Serialize(key);
        return Run(handle, () => handle.Backend.Erase(k), isAsync, result => Checked(handle, result));
    });

    internal void Expire()
    {
        var now = _context.Now.Seconds;
        foreach (var handle in _open)
        {
            var backend = handle.Backend;
            handle.Then(() => backend.Expire(now));
            if (handle.IsForcedSync)
                handle.Settle();
        }

        if (_open.Count > 0)
            StartTimer();
        else
            _timer = null;
    }

    private static byte[] Serialize(Value value)
    {
        var text = new ByteBuilder();
        ValueJson.Write(text, value, new());
        return text.Span.ToArray();
    }

    private Value With(OpaqueVal backend, bool isAsync, Func<BackendHandle, Value> operation) =>
        backend is BackendHandle { IsOpen: true } handle
            ? operation(handle)
            : Finish(Result(new(StorageCode.NotConnected, "the backend is not open")), isAsync);

    // Synchronous ones wait for what was begun before them: a backend never sees two at a time.
    private Value Run(BackendHandle handle, Func<StorageResult> operation, bool isAsync, Func<StorageResult, Value> finish)
    {
        if (!isAsync || handle.IsForcedSync)
        {
            handle.Settle();
            return Finish(finish(operation()), isAsync);
        }

        var delivery = new Delivery();
        handle.Then(() =>
        {
            StorageResult result;
            try
            {
                result = operation();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                result = new(StorageCode.OperationFailed, error.Message);
            }

            _finished.Enqueue((delivery, () => finish(result)));
            _context.Outside.Signal();
        });
        throw new DelayedCall(delivery);
    }

    // What is asked for asynchronously comes as a delivery even where it is there already.
    private static Value Finish(Value result, bool isAsync)
    {
        if (!isAsync)
            return result;
        var delivery = new Delivery();
        delivery.Deliver(result);
        throw new DelayedCall(delivery);
    }

    private Value Opened(BackendHandle handle, StorageResult result)
    {
        if (result.Code != StorageCode.Success)
            return Result(result);
        handle.IsOpen = true;
        _open.Add(handle);
        if (_timer is null)
            StartTimer();
        var events = StorageEvents.Of(_context);
        if (events.HasBackendOpened)
            events.BackendOpened(handle.Tag.AsInt(), handle.Options);
        return Result(result, Value.Of(handle));
    }

    private Value Got(BackendHandle handle, StorageResult result)
    {
        if (result.Value is null)
            return Checked(handle, result);
        try
        {
            return Result(result, new ValueFromJson(_context).Read(ByteString.Adopt(result.Value), handle.ValueType));
        }
        catch (JsonMismatch error)
        {
            return Result(new(StorageCode.OperationFailed, $"what is stored is no value of the type: {error.Message}"));
        }
    }

    private Value Checked(BackendHandle handle, StorageResult result)
    {
        if (result.Code is StorageCode.ConnectionLost or StorageCode.Timeout && !handle.Backend.IsOpen && handle.IsOpen)
        {
            handle.IsOpen = false;
            _open.Remove(handle);
            var events = StorageEvents.Of(_context);
            if (events.HasBackendLost)
                events.BackendLost(handle.Tag.AsInt(), handle.Options, ByteString.From(result.Error ?? ""));
        }

        return Result(result);
    }

    private Value Result(StorageResult result) => Result(result, default);

    private Value Result(StorageResult result, Value value)
    {
        var shape = new RecordShape(Names, "Storage::OperationResult", "code", "error_str", "value");
        return Value.Of(shape.Create(
            _context, Value.Enum(Names.Enum("Storage::ReturnCode"), (long)result.Code),
            result.Error is null ? default : Value.Of(ByteString.Adopt(Encoding.UTF8.GetBytes(result.Error))), value));
    }

    private void StartTimer()
    {
        if (_context.IsTerminating)
            return;
        _timer = new(this);
        _context.Timers.Add(_timer, _context.Now + Math.Max(0.1, Names.Double("Storage::expire_interval", 15)));
    }

    private sealed class ExpiryTimer(StorageManager manager) : Core.Timing.Timer
    {
        public override void Fire(NetworkTime now, bool ending)
        {
            if (!ending)
                manager.Expire();
        }
    }
}
