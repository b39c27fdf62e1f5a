using System.Collections.Immutable;
using Vigil.Core.Types;

namespace Vigil.Script.Syntax.Text;

/// <summary>Types and attributes (language.md 5.1, type text).</summary>
public sealed partial class SyntaxText
{
    private void Write(TypeSyntax type)
    {
        switch (type)
        {
            case NamedType t:
                WriteName(t.Name, t.IsGlobal);
                break;
            case TableTypeSyntax t:
                _text.Append(t.Yield is null ? "set[" : "table[");
                for (var i = 0; i < t.Indices.Length; i++)
                {
                    if (i > 0)
                        _text.Append(',');
                    Write(t.Indices[i]);
                }

                _text.Append(']');
                if (t.Yield is not null)
                    Write(" of ", t.Yield);
                break;
            case VectorTypeSyntax t:
                Write("vector of ", t.Element);
                break;
            case FileTypeSyntax { Element: { } element }:
                Write("file of ", element);
                break;
            case FileTypeSyntax:
                _text.Append("file");
                break;
            case OpaqueTypeSyntax t:
                _text.Append("opaque of ").Append(t.What);
                break;
            case RecordTypeSyntax t:
                _text.Append("record { ");
                foreach (var field in t.Fields)
                {
                    Write(field);
                    _text.Append("; ");
                }

                _text.Append('}');
                break;
            case EnumTypeSyntax t:
                _text.Append("enum { ").AppendJoin(", ", t.Items.Select(i => i.Name)).Append(" }");
                break;
            case FunctionTypeSyntax t:
                WriteSignature(t);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(type.GetType().Name);
        }
    }

    private void Write(string before, TypeSyntax type)
    {
        _text.Append(before);
        Write(type);
    }

    private void WriteSignature(FunctionTypeSyntax type)
    {
        _text.Append(type.Flavor switch
        {
            FunctionFlavor.Event => "event(",
            FunctionFlavor.Hook => "hook(",
            _ => "function(",
        });
        for (var i = 0; i < type.Parameters.Length; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Write(type.Parameters[i]);
        }

        _text.Append(')');
        switch (type.Flavor)
        {
            case FunctionFlavor.Function when type.Result is null:
                _text.Append(" : void");
                break;
            case FunctionFlavor.Function:
                Write(" : ", type.Result!);
                break;
            case FunctionFlavor.Hook:
                _text.Append(" : bool");
                break;
            default:
                break;
        }
    }

    private void Write(FieldSyntax field)
    {
        _text.Append(field.Name).Append(':');
        Write(field.Type);
        WriteAttributes(field.Attributes);
    }

    private void WriteAttributes(ImmutableArray<AttributeSyntax> attributes)
    {
        foreach (var attribute in attributes)
        {
            _text.Append(" &").Append(attribute.Name);
            if (attribute.Value is not null)
                Write("=", attribute.Value, "");
        }
    }
}
