using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Storage.Transfer;

/// <summary>SHA-256 over rows in their order, the same whichever database they are in.</summary>
internal sealed class RowDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[9];

    public long Rows { get; private set; }

    public void Add(IReadOnlyList<Column> columns, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
            Add(columns[i].Kind, row[i]);
        Rows++;
    }

    public string Finish() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private void Add(ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null:
                Begin(0, 0);
                break;
            case long number:
                Begin(1, number);
                break;
            case bool flag:
                Begin(1, flag ? 1 : 0);
                break;
            case string text:
                Append(2, kind == ColumnKind.Json ? CanonicalJson.Of(text) : Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                Append(3, bytes);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value.GetType(), "No column holds such a value.");
        }
    }

    private void Append(byte kind, byte[] bytes)
    {
        Begin(kind, bytes.Length);
        hash.AppendData(bytes);
    }

    private void Begin(byte kind, long number)
    {
        head[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), number);
        hash.AppendData(head);
    }
}
