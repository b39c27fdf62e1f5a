using System.Buffers.Text;
using System.Text;
using Vigil.Runtime.Builtins.Time;

namespace Vigil.Tools.Cut;

/// <summary>Times as calendar text.</summary>
internal static class CutTime
{
    /// <summary>Writes a time of a log, seconds since 1970 with a fraction, which is dropped. What is no time is reported and passed on.</summary>
    public static void Write(Stream output, ReadOnlySpan<byte> field, string format, TimeZoneInfo zone, TextWriter errors)
    {
        var point = field.IndexOf((byte)'.');
        if (point <= 0 || !Utf8Parser.TryParse(field[..point], out long seconds, out var read) || read != point)
        {
            errors.WriteLine($"vigil-cut: time field is not valid: {Encoding.UTF8.GetString(field)}");
            output.Write(field);
            return;
        }

        output.Write(Encoding.UTF8.GetBytes(CalendarFormat.Write(format, seconds, zone)));
    }
}
