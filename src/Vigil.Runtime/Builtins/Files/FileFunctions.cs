using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Files;

/// <summary>Files that scripts write.</summary>
public static class FileFunctions
{
    /// <summary>Opens a file for writing and empties it.</summary>
    [Builtin("open", "function(f: string): file")]
    public static Value Open(EngineContext context, ByteString f) => Open(context, f.ToString(), append: false);

    /// <summary>Opens a file for writing behind what it holds.</summary>
    [Builtin("open_for_append", "function(f: string): file")]
    public static Value OpenForAppend(EngineContext context, ByteString f) => Open(context, f.ToString(), append: true);

    /// <summary>Closes a file.</summary>
    [Builtin("close", "function(f: file): bool")]
    public static bool Close(EngineContext context, FileVal f) => f is ScriptFile file && file.Close();

    /// <summary>Writes octets as they are; false if the file is closed.</summary>
    [Builtin("write_file", "function(f: file, data: string): bool")]
    public static bool Write(EngineContext context, FileVal f, ByteString data) => f.Write(data.Span);

    /// <summary>Whether output waits in memory before it goes to the file.</summary>
    [Builtin("set_buf", "function(f: file, buffered: bool): any")]
    public static Value SetBuffered(EngineContext context, FileVal f, bool buffered)
    {
        if (f is ScriptFile file)
        {
            file.IsUnbuffered = !buffered;
            file.Flush();
        }

        return Value.Bool(true);
    }

    /// <summary>Writes out what waits in memory.</summary>
    [Builtin("flush_all", "function(): bool")]
    public static bool FlushAll(EngineContext context)
    {
        context.Find<ScriptFiles>()?.FlushAll();
        return true;
    }

    /// <summary>Whether a file is open.</summary>
    [Builtin("active_file", "function(f: file): bool")]
    public static bool IsActive(EngineContext context, FileVal f) => f.IsOpen;

    /// <summary>The name a file was opened under.</summary>
    [Builtin("get_file_name", "function(f: file): string")]
    public static ByteString NameOf(EngineContext context, FileVal f) => ByteString.From(f.FileName);

    /// <summary>From now on <c>print</c> writes octets as they are, without separators and line ends.</summary>
    [Builtin("enable_raw_output", "function(f: file): any")]
    public static Value EnableRaw(EngineContext context, FileVal f)
    {
        f.IsRaw = true;
        return Value.Bool(true);
    }

    /// <summary>Moves what a file holds aside and goes on with an empty one.</summary>
    [Builtin("rotate_file", "function(f: file): rotate_info")]
    public static RecordVal Rotate(EngineContext context, FileVal f)
    {
        var file = f as ScriptFile;
        file?.Flush();
        return Rotate(context, f.FileName, file?.OpenedAt ?? 0, file);
    }

    /// <summary>Moves a file aside.</summary>
    [Builtin("rotate_file_by_name", "function(f: string): rotate_info")]
    public static RecordVal RotateByName(EngineContext context, ByteString f) =>
        Rotate(context, f.ToString(), context.Now.Seconds, file: null);

    private static Value Open(EngineContext context, string name, bool append)
    {
        try
        {
            var file = context.Service<ScriptFiles>().Open(name, append, context.Now.Seconds, out var isNew);
            if (isNew && !ScriptFiles.IsStandard(name))
                FileEvents.Announce(context, file);
            return Value.Of(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            context.Reporter.Error($"can't open {name}: {error.Message}");
            return Value.Of(new ScriptFile(name, Stream.Null, static _ => { }));
        }
    }

    private static RecordVal Rotate(EngineContext context, string name, double opened, ScriptFile? file)
    {
        var info = BuiltinTypes.Record(context, "rotate_info");
        var stamp = TimeText.ToLocal(context.Now.Seconds).ToString("yyyy-MM-dd-HH-mm-ss", System.Globalization.CultureInfo.InvariantCulture);
        var rotated = $"{name}.{stamp}";
        try
        {
            File.Move(name, rotated, overwrite: true);
            if (file is { IsOpen: true })
            {
                file.Continue(new FileStream(name, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete));
                file.OpenedAt = context.Now.Seconds;
                FileEvents.Announce(context, file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            context.Reporter.Error($"rotate_file: can't rename {name}: {error.Message}");
            rotated = "";
        }

        return info
            .With("old_name", Value.String(name))
            .With("new_name", Value.String(rotated))
            .With("open", Value.Time(opened))
            .With("close", Value.Time(context.Now));
    }
}
