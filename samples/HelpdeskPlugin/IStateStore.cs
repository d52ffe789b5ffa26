namespace HelpdeskPlugin;

/// <summary>Where the host keeps a plugin's bytes: a table, a blob, a key-value store.</summary>
public interface IStateStore
{
    /// <summary>What was written under a key; null where nothing was.</summary>
    byte[]? Read(string key);

    /// <summary>Keeps bytes under a key instead of what was there.</summary>
    void Write(string key, byte[] state);
}
