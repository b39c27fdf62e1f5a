using System.Text;

namespace Vigil.Storage.Redis;

/// <summary>A reply.</summary>
/// <param name="IsError">Whether the command failed.</param>
/// <param name="Text">What was said; <see langword="null"/>: nothing there.</param>
internal readonly record struct RespReply(bool IsError, byte[]? Text)
{
    /// <summary>What was said, as words.</summary>
    public string Words => Text is null ? "" : Encoding.UTF8.GetString(Text);
}
