using System.Collections.Immutable;
using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>How much of a record reaches a log: traffic must not make a row as large as it likes.</summary>
/// <param name="FieldStringBytes">Octets of one string; 0 for no limit.</param>
/// <param name="TotalStringBytes">Octets of all strings of a row; 0 for no limit.</param>
/// <param name="FieldElements">Elements of one container; 0 for no limit.</param>
/// <param name="TotalElements">Elements of all containers of a row; 0 for no limit.</param>
internal sealed record LogLimits(ulong FieldStringBytes, ulong TotalStringBytes, ulong FieldElements, ulong TotalElements)
{
    /// <summary>Cuts a row to size.</summary>
    /// <returns>Whether anything was cut.</returns>
    public bool Apply(Span<Value> row)
    {
        var strings = TotalStringBytes == 0 ? ulong.MaxValue : TotalStringBytes;
        var elements = TotalElements == 0 ? ulong.MaxValue : TotalElements;
        var cut = false;
        foreach (ref var value in row)
        {
            if (value.Object is ByteString text)
                cut |= Cut(ref value, text, ref strings);
            else if (value.Object is ListVal list)
                cut |= Cut(ref value, list, ref elements, ref strings);
        }

        return cut;
    }

    private bool Cut(ref Value value, ByteString text, ref ulong left)
    {
        var allowed = Math.Min(left, FieldStringBytes == 0 ? ulong.MaxValue : FieldStringBytes);
        var size = Math.Min((ulong)text.Length, allowed);
        left -= size;
        if (size == (ulong)text.Length)
            return false;
        value = Value.String(text.Span[..(int)size]);
        return true;
    }

    private bool Cut(ref Value value, ListVal list, ref ulong left, ref ulong strings)
    {
        var allowed = Math.Min(left, FieldElements == 0 ? ulong.MaxValue : FieldElements);
        var size = (int)Math.Min((ulong)list.Items.Length, allowed);
        left -= (ulong)size;
        var cut = size < list.Items.Length;
        ImmutableArray<Value>.Builder? changed = null;
        for (var i = 0; i < size; i++)
        {
            var item = list.Items[i];
            if (item.Object is not ByteString text || !Cut(ref item, text, ref strings))
                continue;
            changed ??= list.Items.ToBuilder();
            changed[i] = item;
            cut = true;
        }

        if (cut)
            value = Value.Of(new ListVal((changed?.ToImmutable() ?? list.Items)[..size]));
        return cut;
    }
}
