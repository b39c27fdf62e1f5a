using System.Collections.Immutable;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>How much of a record reaches a log: traffic must not make a row as large as it likes.</summary>
/// <param name="FieldStringBytes">Octets of one string; 0 for no limit.</param>
/// <param name="TotalStringBytes">Octets of all strings of a row; 0 for no limit.</param>
/// <param name="FieldElements">Elements of one container; 0 for no limit.</param>
/// <param name="TotalElements">Elements of all containers of a row; 0 for no limit.</param>
/// <param name="RecordBytes">Octets of a row as a whole, beyond which it is not written at all; 0 for no limit.</param>
internal sealed record LogLimits(
    ulong FieldStringBytes, ulong TotalStringBytes, ulong FieldElements, ulong TotalElements, ulong RecordBytes = 0)
{
    // About what a number or an address takes.
    private const ulong ScalarBytes = 8;

    /// <summary>Cuts a row to size.</summary>
    /// <returns>What was cut.</returns>
    public LogCut Apply(Span<Value> row)
    {
        var strings = TotalStringBytes == 0 ? ulong.MaxValue : TotalStringBytes;
        var elements = TotalElements == 0 ? ulong.MaxValue : TotalElements;
        var cut = LogCut.None;
        ulong size = 0;
        foreach (ref var value in row)
        {
            if (value.Object is ByteString text)
            {
                cut |= Cut(ref value, text, ref strings);
                size += (ulong)value.AsString().Length;
            }
            else if (value.Object is ListVal list)
            {
                cut |= Cut(ref value, list, ref elements, ref strings);
                foreach (var item in ((ListVal)value.Object!).Items.AsSpan()) // cutting leaves a list
                    size += item.Object is ByteString element ? (ulong)element.Length : ScalarBytes;
            }
            else
            {
                size += ScalarBytes;
            }
        }

        return RecordBytes > 0 && size > RecordBytes ? cut | LogCut.TooLarge : cut;
    }

    private LogCut Cut(ref Value value, ByteString text, ref ulong left)
    {
        var allowed = Math.Min(left, FieldStringBytes == 0 ? ulong.MaxValue : FieldStringBytes);
        var size = Math.Min((ulong)text.Length, allowed);
        left -= size;
        if (size == (ulong)text.Length)
            return LogCut.None;
        value = Value.String(text.Span[..(int)size]);
        return LogCut.Strings;
    }

    private LogCut Cut(ref Value value, ListVal list, ref ulong left, ref ulong strings)
    {
        var allowed = Math.Min(left, FieldElements == 0 ? ulong.MaxValue : FieldElements);
        var size = (int)Math.Min((ulong)list.Items.Length, allowed);
        left -= (ulong)size;
        var cut = size < list.Items.Length ? LogCut.Containers : LogCut.None;
        ImmutableArray<Value>.Builder? changed = null;
        for (var i = 0; i < size; i++)
        {
            var item = list.Items[i];
            if (item.Object is not ByteString text)
                continue;
            var itemCut = Cut(ref item, text, ref strings);
            if (itemCut == LogCut.None)
                continue;
            changed ??= list.Items.ToBuilder();
            changed[i] = item;
            cut |= itemCut;
        }

        if (cut != LogCut.None)
            value = Value.Of(new ListVal((changed?.ToImmutable() ?? list.Items)[..size]));
        return cut;
    }
}
