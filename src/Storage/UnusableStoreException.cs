namespace Rolecall.Storage;

/// <summary>The store must not be used as it is: the server refuses to start, and the message tells the operator what to do.</summary>
public sealed class UnusableStoreException(string message) : Exception(message);
