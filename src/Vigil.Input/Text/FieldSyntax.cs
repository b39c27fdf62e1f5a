using System.Text;

namespace Vigil.Input.Text;

/// <summary>How values are written in a source.</summary>
/// <param name="SetSeparator">Between the elements of sets and vectors.</param>
/// <param name="Empty">Stands for an empty set or vector.</param>
/// <param name="Unset">Stands for no value; empty: nothing does.</param>
public sealed record FieldSyntax(byte SetSeparator, byte[] Empty, byte[] Unset)
{
    /// <summary>A syntax from the texts of settings.</summary>
    public static FieldSyntax Of(string setSeparator, string empty, string unset) => new(
        setSeparator.Length > 0 ? Octets(setSeparator)[0] : (byte)',', Octets(empty), Octets(unset));

    /// <summary>The octets of a setting.</summary>
    public static byte[] Octets(string text) => Encoding.UTF8.GetBytes(text);
}
