using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Turns a row into one line of text, line end included.</summary>
internal abstract class RowFormat
{
    /// <summary>Appends the line.</summary>
    public abstract void Append(ByteBuilder output, LogTarget target, ReadOnlySpan<Value> row);
}
