using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Input.Streams;

/// <summary>The events of the input framework; declared here so that scripts can handle them.</summary>
internal sealed partial class InputEvents : EventSource
{
    /// <summary>A source has been read to its end.</summary>
    [Event("Input::end_of_data", "name: string, source: string")]
    public partial void EndOfData(ByteString name, ByteString source);

    /// <summary>A configuration file holds a value for an option that it did not hold before.</summary>
    [Event("InputConfig::new_value", "name: string, source: string, id: string, value: any")]
    public partial void NewValue(ByteString name, ByteString source, ByteString id, Value value);

    /// <summary>A command has ended and all its output has been told.</summary>
    [Event("InputRaw::process_finished", "name: string, source: string, exit_code: count, signal_exit: bool")]
    public partial void ProcessFinished(ByteString name, ByteString source, ulong exitCode, bool signalExit);
}
