namespace Vigil.Files.X509;

/// <summary>What an object identifier is called.</summary>
/// <param name="Short">Short name, as in distinguished names.</param>
/// <param name="Long">Long name.</param>
internal sealed record ObjectName(string Short, string Long);
