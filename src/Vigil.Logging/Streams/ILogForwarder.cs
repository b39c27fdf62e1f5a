using Vigil.Core.Values;

namespace Vigil.Logging.Streams;

/// <summary>Brings rows of filters with <c>log_remote</c> to other nodes.</summary>
public interface ILogForwarder
{
    /// <summary>Takes a row; it does not change any more.</summary>
    /// <param name="log">The log.</param>
    /// <param name="row">Its values, in the order of the columns.</param>
    void Forward(ForwardedLog log, Value[] row);
}
