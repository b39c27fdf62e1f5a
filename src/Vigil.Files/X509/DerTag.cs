namespace Vigil.Files.X509;

/// <summary>Tags of DER (X.680, 8.4).</summary>
internal static class DerTag
{
    /// <summary>BOOLEAN.</summary>
    public const byte Boolean = 0x01;

    /// <summary>INTEGER.</summary>
    public const byte Integer = 0x02;

    /// <summary>BIT STRING.</summary>
    public const byte BitString = 0x03;

    /// <summary>OCTET STRING.</summary>
    public const byte OctetString = 0x04;

    /// <summary>NULL.</summary>
    public const byte Null = 0x05;

    /// <summary>OBJECT IDENTIFIER.</summary>
    public const byte ObjectIdentifier = 0x06;

    /// <summary>ENUMERATED.</summary>
    public const byte Enumerated = 0x0A;

    /// <summary>UTF8String.</summary>
    public const byte Utf8String = 0x0C;

    /// <summary>TeletexString.</summary>
    public const byte TeletexString = 0x14;

    /// <summary>UTCTime.</summary>
    public const byte UtcTime = 0x17;

    /// <summary>GeneralizedTime.</summary>
    public const byte GeneralizedTime = 0x18;

    /// <summary>UniversalString: four octets a character.</summary>
    public const byte UniversalString = 0x1C;

    /// <summary>BMPString: two octets a character.</summary>
    public const byte BmpString = 0x1E;

    /// <summary>SEQUENCE.</summary>
    public const byte Sequence = 0x30;

    /// <summary>SET.</summary>
    public const byte Set = 0x31;

    /// <summary>A context-specific element that holds others.</summary>
    public const byte Context = 0xA0;

    /// <summary>A context-specific element that holds octets.</summary>
    public const byte ContextPrimitive = 0x80;
}
