using System.Globalization;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Writes nothing; for measuring and for streams that only raise events. With <c>LogNone::debug</c> it tells what it was asked.</summary>
[LogWriter("Log::WRITER_NONE")]
internal sealed class NoneWriter(LogOptions options) : LogWriter
{
    public override void DoInit(LogTarget target)
    {
        if (!options.NoneTellsSettings)
            return;
        using var text = new ByteBuilder();
        text.Append("[logging::writer::None]\n"u8);
        text.Append($"  path={target.Path}\n");
        text.Append(string.Create(CultureInfo.InvariantCulture, $"  rotation_interval={target.RotationInterval}\n"));
        text.Append(string.Create(CultureInfo.InvariantCulture, $"  rotation_base={target.RotationBase}\n"));
        foreach (var (key, value) in target.Config.OrderBy(static c => c.Key, StringComparer.Ordinal))
            text.Append($"  config[{key}] = {value}\n");
        foreach (var column in target.Schema.Columns)
            text.Append($"  field {column.Name}: {column.TypeName}\n");
        text.Append((byte)'\n');
        using var output = StandardOutput.Open();
        output.Write(text.Span);
    }

    public override void DoWrite(ReadOnlySpan<Value> row)
    {
    }

    public override void DoFlush()
    {
    }

    public override string? DoRotate(LogRotation rotation)
    {
        if (options.NoneTellsSettings)
        {
            using var output = StandardOutput.Open();
            output.Write("[logging::writer::None] rotate\n"u8);
        }

        return null;
    }

    public override void DoFinish()
    {
    }
}
