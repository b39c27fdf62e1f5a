using System.Diagnostics;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>The script functions at work, read off the native stack: compiled methods carry the name of their function.</summary>
internal static class CallStack
{
    // What the compiler puts between a function's name and the number of its method.
    private const char Mark = '#';

    /// <summary>The functions as a vector of records, innermost first; empty if scripts do not declare such a type.</summary>
    public static VectorVal Describe(EngineContext context, VectorType type, ErrorSite? place)
    {
        var result = new VectorVal(type);
        if (type.Element is not RecordType element)
            return result;
        foreach (var frame in new StackTrace(false).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType.Assembly.IsDynamic: true } method || method.Name.IndexOf(Mark, StringComparison.Ordinal) is not (> 0 and var end))
                continue;
            if (method.Name[end - 1] == '*')
                continue; // the boxed form of a function; its typed form is on the stack as well
            var entry = RecordVal.Create(element, context);
            Set(entry, "function_name", Value.String(method.Name[..end]));
            if (place is not null)
            {
                Set(entry, "file_location", Value.String(place.Location.File));
                Set(entry, "line_location", Value.Count(place.Location.FirstLine));
                place = null; // known of the innermost only
            }

            result.Add(Value.Of(entry));
        }

        return result;
    }

    private static void Set(RecordVal record, string field, Value value)
    {
        var slot = record.RecordType.SlotOf(field);
        if (slot >= 0)
            record[slot] = value;
    }
}
