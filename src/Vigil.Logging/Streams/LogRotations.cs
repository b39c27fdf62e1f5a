using System.Collections.Concurrent;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Timing;
using Vigil.Core.Values;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Streams;

/// <summary>Rotation of the logs that one engine opened, on network time.</summary>
/// <remarks>
/// due -> Log::rotation_format_func names the file -> the log's thread puts it aside -> back here, the post-processor is called.
/// </remarks>
internal sealed class LogRotations(EngineContext engine)
{
    private readonly ConcurrentQueue<RotatedFile> _done = [];
    private readonly HashSet<OpenLog> _logs = [];
    private int _underWay;

    private IScriptNames Names => engine.Service<IScriptNames>();

    private bool IsActive => Volatile.Read(ref _underWay) > 0;

    /// <summary>Begins to rotate a log, if its filter wants that.</summary>
    public void Start(OpenLog log)
    {
        log.Opened = engine.Now;
        if (log.Filter.RotationInterval <= 0 || log.Output is not { IsOwner: true })
            return;
        _logs.Add(log);
        log.Rotation = new(this, log);
        Schedule(log);
    }

    /// <summary>A filter no longer writes to a log.</summary>
    public void Stop(OpenLog log)
    {
        if (log.Rotation is null)
            return;
        engine.Timers.Cancel(log.Rotation);
        _logs.Remove(log);
    }

    /// <summary>A log's interval has passed.</summary>
    public void OnDue(OpenLog log, NetworkTime now)
    {
        // A log opened before the first packet does not know yet what time it is.
        if (log.Opened.Seconds > 0)
            Rotate(log, isTerminating: false);
        log.Opened = now;
        Schedule(log);
    }

    /// <summary>Rotates what there is at the end of the run, and waits for it.</summary>
    public void RotateAll()
    {
        foreach (var log in _logs)
            Rotate(log, isTerminating: true);
        while (IsActive)
        {
            if (_done.IsEmpty)
                SpinWait.SpinUntil(() => !_done.IsEmpty, 10);
            HandleDone();
        }

        _logs.Clear();
    }

    /// <summary>Calls post-processors for files put aside since the last call.</summary>
    public void HandleDone()
    {
        while (IsActive && _done.TryDequeue(out var file))
        {
            Interlocked.Decrement(ref _underWay);
            if (file.Name is not null)
                PostProcess(file.Log.Filter.Writer, file.Name, file.Log.Path, file.Rotation, file.Log.Filter.PostProcessor);
        }
    }

    /// <summary>Rotates the logs that an earlier run, killed, has left in a directory.</summary>
    public void RotateLeftovers(string directory, Value writer)
    {
        try
        {
            foreach (var log in ShadowFile.Find(directory))
            {
                var post = log.PostProcessor.Length == 0 ? null : Names.FindValue(log.PostProcessor).Object as FuncVal;
                var rotation = new LogRotation("", new(log.Open), new(log.Close), false);
                rotation = rotation with { Path = PathFor(writer, log.Path, rotation, post) };
                var name = rotation.Path + log.Ending;
                for (var number = 2; File.Exists(name); number++)
                    name = $"{rotation.Path}-{number}{log.Ending}";
                File.Move(log.FileName, name);
                ShadowFile.Remove(log.FileName);
                PostProcess(writer, name, log.Path, rotation, post);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            engine.Reporter.Warning($"cannot rotate logs that an earlier run left: {e.Message}");
        }
    }

    private void Schedule(OpenLog log)
    {
        var wait = engine.Now.Seconds > 0
            ? RotationSchedule.UntilNext(engine.Now.Seconds, log.Filter.RotationInterval, BaseTime(Names))
            : 1; // fires with the first packet
        engine.Timers.Add(log.Rotation!, engine.Now + wait); // only logs with a timer are scheduled
    }

    /// <summary>The time of day that rotations are counted from.</summary>
    public static double BaseTime(IScriptNames names) => RotationSchedule.ParseBase(names.Text("log_rotate_base_time", "0:00"));

    private void Rotate(OpenLog log, bool isTerminating)
    {
        var rotation = new LogRotation("", log.Opened, engine.Now, isTerminating);
        rotation = rotation with { Path = PathFor(log.Filter.Writer, log.Path, rotation, log.Filter.PostProcessor) };
        Interlocked.Increment(ref _underWay);
        log.Output!.Rotate(rotation, name => _done.Enqueue(new(log, rotation, name))); // Start has seen it
    }

    // Asks the script what the file is to be called.
    private string PathFor(Value writer, string path, LogRotation rotation, FuncVal? postProcessor)
    {
        var directory = Names.Text("Log::default_logdir", "");
        var otherwise = Path.Combine(directory, path + "-rotated");
        if (Names.FindValue("Log::rotation_format_func").Object is not FuncVal format)
            return otherwise;
        var info = RecordVal.Create(Names.Record("Log::RotationFmtInfo"), engine)
            .With("writer", writer)
            .With("path", Value.String(path))
            .With("open", Value.Time(rotation.Open))
            .With("close", Value.Time(rotation.Close))
            .With("terminating", Value.Bool(rotation.IsTerminating));
        if ((postProcessor ?? DefaultPostProcessor) is { } post)
            info.With("postprocessor", Value.Of(post));
        if (Call(format, Value.Of(info)).Object is not RecordVal answer)
            return otherwise;
        var wanted = answer.Text("dir", "");
        if (wanted.Length > 0 && TryMake(wanted))
            directory = wanted;
        return Path.Combine(directory, answer.Text("file_basename", path));
    }

    private bool TryMake(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            engine.Reporter.Error($"cannot make directory {directory} for rotated logs: {e.Message}");
            return false;
        }
    }

    private FuncVal? DefaultPostProcessor => Names.FindValue("Log::__default_rotation_postprocessor").Object as FuncVal;

    private void PostProcess(Value writer, string name, string path, LogRotation rotation, FuncVal? postProcessor)
    {
        if ((postProcessor ?? DefaultPostProcessor) is not { } function)
            return;
        var info = RecordVal.Create(Names.Record("Log::RotationInfo"), engine)
            .With("writer", writer)
            .With("fname", Value.String(name))
            .With("path", Value.String(path))
            .With("open", Value.Time(rotation.Open))
            .With("close", Value.Time(rotation.Close))
            .With("terminating", Value.Bool(rotation.IsTerminating));
        Call(function, Value.Of(info));
    }

    private Value Call(FuncVal function, Value argument)
    {
        try
        {
            return function.Invoke(engine, [argument]);
        }
        catch (ScriptError e)
        {
            Runtime.ScriptRuntime.Report(engine, e);
            return default;
        }
    }

    private sealed record RotatedFile(OpenLog Log, LogRotation Rotation, string? Name);
}
