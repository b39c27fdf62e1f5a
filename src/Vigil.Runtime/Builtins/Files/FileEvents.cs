using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Files;

/// <summary>Events of files that scripts write.</summary>
internal sealed partial class FileEvents : EventSource
{
    /// <summary>A file was opened; not for the standard streams.</summary>
    [Event("file_opened", "f: file")]
    public partial void Opened(FileVal f);

    /// <summary>Calls the handlers of <c>file_opened</c> at once, so that they can set the file up before anything is written.</summary>
    public static void Announce(EngineContext context, FileVal file)
    {
        if (context.Find<EventTable>()?.Find("file_opened") is { Handlers: not null } handle)
            context.Events.Dispatch(new(handle, [Value.Of(file)], context.Now, 0));
    }
}
