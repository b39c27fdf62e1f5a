using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Runtime.Code;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Options: values that change at run time under the eyes of their handlers (language.md 4.1).</summary>
internal static class OptionFunctions
{
    /// <summary>Gives an option another value; its handlers may replace it on the way.</summary>
    [Builtin("Option::set", "function(ID: string, val: any, location: string &default=\"\"): bool")]
    public static bool Set(EngineContext context, ByteString id, Value val, ByteString location)
    {
        if (FindOption(context, id) is not { } option)
            return false;
        if (val.Object is TableVal { TableType.IsUntyped: true } && option.Type is TableType wanted)
            val = Value.Of(new TableVal(wanted));
        else if (val.Object is VectorVal { VectorType.IsUntyped: true } && option.Type is VectorType vector)
            val = Value.Of(new VectorVal(vector));
        if (!TypeTests.Same(val.Type, option.Type) || val.Type.Tag != option.Type.Tag)
        {
            context.Reporter.Error($"Incompatible type for set of ID '{id}': got '{KindOf(val.Type)}', need '{KindOf(option.Type)}'");
            return false;
        }

        foreach (var (handler, _) in ScriptRuntime.Of(context).Options.Of(option.Name))
        {
            ReadOnlySpan<Value> arguments = handler.FunctionType.Parameters.Length == 3
                ? [Value.Of(id), val, Value.Of(location ?? ByteString.Empty)]
                : [Value.Of(id), val];
            if (!ScriptCalls.TryInvoke(context, handler, arguments, out var replaced))
                return false;
            val = replaced;
        }

        // Whoever set it may go on changing what it gave.
        context.Globals[option.Slot] = Tables.Copy(context, val);
        return true;
    }

    /// <summary>Calls a function whenever an option is set, higher priority first.</summary>
    [Builtin("Option::set_change_handler", "function(ID: string, on_change: any, priority: int &default=+0): bool")]
    public static bool SetChangeHandler(EngineContext context, ByteString id, Value on_change, long priority)
    {
        if (FindOption(context, id) is not { } option)
            return false;
        if (on_change.Object is not FuncVal { FunctionType: { Flavor: FunctionFlavor.Function } type } handler)
        {
            context.Reporter.Error("Option::on_change needs function argument; not hook or event");
            return false;
        }

        var parameters = type.Parameters;
        if (parameters.Length is not (2 or 3))
        {
            context.Reporter.Error($"Wrong number of arguments for passed function in Option::on_change for ID '{id}'; expected 2 or 3, got {parameters.Length}");
            return false;
        }

        if (parameters[0].Type.Tag != TypeTag.String || !TypeTests.Same(parameters[1].Type, option.Type) || !TypeTests.Same(type.Result, option.Type)
            || (parameters.Length == 3 && parameters[2].Type.Tag != TypeTag.String))
        {
            context.Reporter.Error($"Passed function needs to have type function(string, {option.Type}): {option.Type} for ID '{id}'");
            return false;
        }

        ScriptRuntime.Of(context).Options.Add(option.Name, handler, priority);
        return true;
    }

    /// <summary>A set as a vector of <c>any</c>.</summary>
    [Builtin("Option::any_set_to_any_vec", "function(v: any): any_vec")]
    public static VectorVal SetToVector(EngineContext context, Value v)
    {
        var result = BuiltinTypes.Vector(context, "any_vec", BaseType.Any);
        if (v.Object is TableVal { TableType.IsSet: true } set)
        {
            for (var cursor = set.Next(-1); cursor >= 0; cursor = set.Next(cursor))
                result.Add(set.KeyAt(cursor)[0]);
        }

        return result;
    }

    // Messages name kinds of types, and a set is a kind of table.
    private static string KindOf(ScriptType type) => type.Tag is TypeTag.Table or TypeTag.Vector or TypeTag.Record or TypeTag.Enum or TypeTag.Func
        ? type.Tag.ToString().ToLowerInvariant() : type.ToString();

    private static GlobalInfo? FindOption(EngineContext context, ByteString id)
    {
        if (IdentifierFunctions.Find(context, id) is not { } info)
        {
            context.Reporter.Error($"Could not find ID named '{id}'");
            return null;
        }

        if (info.IsOption)
            return info;
        context.Reporter.Error($"ID '{id}' is not an option");
        return null;
    }
}
