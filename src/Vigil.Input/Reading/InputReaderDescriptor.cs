namespace Vigil.Input.Reading;

/// <summary>A kind of input reader.</summary>
/// <param name="Name">Name of its enum constant in <c>Input::Reader</c>.</param>
/// <param name="Create">Makes one, in the engine's thread: constants of scripts may be read.</param>
public sealed record InputReaderDescriptor(string Name, Func<ReaderTarget, InputReader> Create);
