namespace Vigil.Logging.Writers;

/// <summary>A kind of log writer.</summary>
/// <param name="Name">Name of its enum constant in <c>Log::Writer</c>.</param>
/// <param name="Create">Makes one.</param>
public sealed record LogWriterDescriptor(string Name, Func<LogOptions, LogWriter> Create);
