using Vigil.Core.Timing;

namespace Vigil.Analysis.Files;

/// <summary>Looks after a file that may have fallen silent.</summary>
internal sealed class FileTimer(FileAnalysis owner, TrackedFile file) : Core.Timing.Timer
{
    /// <inheritdoc/>
    public override void Fire(NetworkTime now, bool ending)
    {
        if (ending)
            return; // all files are ended together
        var quiet = now - file.LastActive;
        if (quiet >= file.TimeoutInterval)
            owner.Expire(file, ending: false);
        else
            owner.Engine.Timers.Add(this, file.LastActive + file.TimeoutInterval);
    }
}
