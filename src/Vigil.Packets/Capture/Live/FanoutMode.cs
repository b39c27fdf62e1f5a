namespace Vigil.Packets.Capture.Live;

/// <summary>Which ring of a group gets a packet; numbers are those of the kernel.</summary>
public enum FanoutMode
{
    /// <summary>By addresses and ports, in no order.</summary>
    Hash = 0,

    /// <summary>By the processor that received it.</summary>
    Processor = 2,

    /// <summary>By the queue of the network card.</summary>
    Queue = 5,

    /// <summary>By a program of the classic packet filter machine: ours goes by addresses in no order.</summary>
    Program = 6,
}
