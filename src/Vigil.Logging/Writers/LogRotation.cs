using Vigil.Core.Timing;

namespace Vigil.Logging.Writers;

/// <summary>A log's file is to be put aside.</summary>
/// <param name="Path">Where to, without the ending that the writer gives its files.</param>
/// <param name="Open">When the file was begun, network time.</param>
/// <param name="Close">Network time now.</param>
/// <param name="IsTerminating">Whether the run ends.</param>
public sealed record LogRotation(string Path, NetworkTime Open, NetworkTime Close, bool IsTerminating);
