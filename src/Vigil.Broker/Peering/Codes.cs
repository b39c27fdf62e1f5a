namespace Vigil.Broker;

/// <summary>What happened to a peering; numbers and names are the reference's.</summary>
public enum StatusCode : byte
{
    /// <summary>Nothing in particular.</summary>
    Unspecified = 0,

    /// <summary>A peering stands.</summary>
    PeerAdded = 1,

    /// <summary>A peering was ended here.</summary>
    PeerRemoved = 2,

    /// <summary>A peering ended from the other side, or broke.</summary>
    PeerLost = 3,

    /// <summary>An endpoint can be reached that could not before.</summary>
    EndpointDiscovered = 4,

    /// <summary>An endpoint can no longer be reached.</summary>
    EndpointUnreachable = 5,
}

/// <summary>What went wrong; numbers and names are the reference's.</summary>
public enum ErrorCode : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Something.</summary>
    Unspecified = 1,

    /// <summary>The peer speaks another version of the protocol.</summary>
    PeerIncompatible = 2,

    /// <summary>No such peer, or the endpoint itself.</summary>
    PeerInvalid = 3,

    /// <summary>The peer cannot be reached.</summary>
    PeerUnavailable = 4,

    /// <summary>The peer went away while the peering was being set up.</summary>
    PeerDisconnectDuringHandshake = 5,

    /// <summary>The peer did not answer in time.</summary>
    PeerTimeout = 6,

    /// <summary>The store has a master already.</summary>
    MasterExists = 7,

    /// <summary>No master of the store was found.</summary>
    NoSuchMaster = 8,

    /// <summary>No value under that key.</summary>
    NoSuchKey = 9,

    /// <summary>The store did not answer in time.</summary>
    RequestTimeout = 10,

    /// <summary>The operation does not fit the type of the value.</summary>
    TypeClash = 11,

    /// <summary>The value makes no sense here.</summary>
    InvalidData = 12,

    /// <summary>The backend of a store failed.</summary>
    BackendFailure = 13,

    /// <summary>The clone has no copy yet, or one that is out of date.</summary>
    StaleData = 14,

    /// <summary>A file cannot be opened.</summary>
    CannotOpenFile = 15,

    /// <summary>A file cannot be written.</summary>
    CannotWriteFile = 16,

    /// <summary>No such key of a topic.</summary>
    InvalidTopicKey = 17,

    /// <summary>The file is at its end.</summary>
    EndOfFile = 18,

    /// <summary>An unknown tag.</summary>
    InvalidTag = 19,

    /// <summary>A message that the protocol does not know.</summary>
    InvalidMessage = 20,

    /// <summary>A status that makes no sense.</summary>
    InvalidStatus = 21,

    /// <summary>A value cannot be converted.</summary>
    ConversionFailed = 22,

    /// <summary>The consumer is known already.</summary>
    ConsumerExists = 23,

    /// <summary>The other side of a channel has been silent for too long.</summary>
    ConnectionTimeout = 24,

    /// <summary>A function was called at the wrong time.</summary>
    BadMemberFunctionCall = 25,

    /// <summary>A request was made twice.</summary>
    RepeatedRequestId = 26,

    /// <summary>A clone has missed what cannot be sent again.</summary>
    BrokenClone = 27,

    /// <summary>The endpoint is being closed.</summary>
    ShuttingDown = 28,

    /// <summary>A request to peer makes no sense.</summary>
    InvalidPeeringRequest = 29,

    /// <summary>A second request to peer while the first is under way.</summary>
    RepeatedPeeringHandshakeRequest = 30,

    /// <summary>A message of the handshake came at the wrong time.</summary>
    UnexpectedHandshakeMessage = 31,

    /// <summary>The handshake is in an impossible state.</summary>
    InvalidHandshakeState = 32,

    /// <summary>Nothing leads to the peer.</summary>
    NoPathToPeer = 33,

    /// <summary>Connections cannot be made.</summary>
    NoConnectorAvailable = 34,

    /// <summary>Something cannot be opened.</summary>
    CannotOpenResource = 35,

    /// <summary>A value cannot be written.</summary>
    SerializationFailed = 36,

    /// <summary>A value cannot be read.</summary>
    DeserializationFailed = 37,

    /// <summary>This is not Broker's protocol.</summary>
    WrongMagicNumber = 38,

    /// <summary>The two endpoints are connected already.</summary>
    RedundantConnection = 39,

    /// <summary>The endpoint contradicts itself.</summary>
    LogicError = 40,

    /// <summary>This is no JSON.</summary>
    InvalidJson = 41,
}

/// <summary>Names of codes as they stand in status and error values.</summary>
internal static class CodeNames
{
    /// <summary>The name in lower case with underscores, <c>peer_added</c>.</summary>
    public static string Of<T>(T code)
        where T : struct, Enum
    {
        var name = code.ToString();
        var text = new System.Text.StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}

/// <summary>A request could not be fulfilled.</summary>
public sealed class BrokerException(ErrorCode code, string message) : Exception(message)
{
    /// <summary>What went wrong.</summary>
    public ErrorCode Code { get; } = code;
}
