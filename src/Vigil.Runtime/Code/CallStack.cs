using System.Diagnostics;
using System.Reflection;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Code;

/// <summary>The script functions at work, read off the native stack: compiled methods carry the name of their function.</summary>
/// <remarks>Nothing is kept while scripts run. Small functions may be missing once the runtime has made them part of their callers.</remarks>
internal static class CallStack
{
    // What the compiler puts between a function's name and the number of its method; measured code lies in a method of its own.
    private const char Mark = '#';
    private const char InnerMark = '~';

    /// <summary>The functions at work, innermost first, each with its line.</summary>
    public static List<ScriptFrame> Capture()
    {
        var result = new List<ScriptFrame>();
        var places = new Dictionary<Type, CodePlaces?>();
        (string File, int Line)? inner = null;
        foreach (var frame in new StackTrace(false).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { Assembly.IsDynamic: true } owner } method)
                continue;
            if (!places.TryGetValue(owner, out var known))
                places.Add(owner, known = owner.GetField(CodePlaces.FieldName, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as CodePlaces);
            var place = known?.Find(method.Name, frame.GetILOffset());
            if (method.Name.LastIndexOf(InnerMark) > 0)
            {
                inner = place; // of the method around it, which comes next
                continue;
            }

            var end = method.Name.LastIndexOf(Mark);
            if (end <= 0 || method.Name[end - 1] == '*')
                continue; // the boxed form of a function; its typed form is on the stack as well
            place = inner ?? place;
            inner = null;
            result.Add(new(method.Name[..end], place?.File, place?.Line ?? 0));
        }

        return result;
    }

    /// <summary>The functions as a vector of records, innermost first, each with the place of its call; those the engine called have none.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="type">Type of the result.</param>
    /// <param name="asserted">An assertion, which comes before the function it stands in.</param>
    public static VectorVal Describe(EngineContext context, VectorType type, ErrorSite? asserted)
    {
        var result = new VectorVal(type);
        if (type.Element is not RecordType element)
            return result;
        if (asserted is not null)
            Add(context, result, element, new("assert", asserted.Location.File, asserted.Location.FirstLine));
        var frames = Capture();
        for (var i = 0; i < frames.Count; i++)
        {
            var caller = i + 1 < frames.Count ? frames[i + 1] : default;
            Add(context, result, element, new(frames[i].Function, caller.File, caller.Line));
        }

        return result;
    }

    private static void Add(EngineContext context, VectorVal result, RecordType element, ScriptFrame frame)
    {
        var entry = RecordVal.Create(element, context);
        Set(entry, "function_name", Value.String(frame.Function));
        if (frame.File is not null)
        {
            Set(entry, "file_location", Value.String(frame.File));
            Set(entry, "line_location", Value.Count((ulong)frame.Line));
        }

        result.Add(Value.Of(entry));
    }

    private static void Set(RecordVal record, string field, Value value)
    {
        var slot = record.RecordType.SlotOf(field);
        if (slot >= 0)
            record[slot] = value;
    }
}
