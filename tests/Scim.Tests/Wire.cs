using System.Text;
using System.Text.Json;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Patching;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests;

/// <summary>What a client sends, taken the way a request takes: gate, reader, patch.</summary>
internal static class Wire
{
    public static JsonElement Body(string json) => JsonGate.Parse(Encoding.UTF8.GetBytes(json)).RootElement;

    public static ReadResource Read(ResourceType type, string json) => ResourceReader.Read(type, Body(json));

    public static ComplexNode User(string json) => Read(Types.User, json).Document;

    public static ComplexNode Gadget(string json) => Read(Tests.Gadget.Type, json).Document;

    /// <param name="operations">The array, or one operation.</param>
    public static PatchRequest Request(string operations)
    {
        var array = operations.StartsWith('[') ? operations : $"[{operations}]";
        return PatchRequest.Parse(Body($$"""{ "schemas": ["{{PatchRequest.SchemaUri}}"], "Operations": {{array}} }"""));
    }

    /// <param name="document">As stored.</param>
    public static ComplexNode Patched(ResourceType type, string document, string operations, ICollection<string>? ignored = null) =>
        Patch.Apply(type, Stored(document), Request(operations), ignored);

    /// <summary>A user called "ann", patched.</summary>
    public static ComplexNode PatchedUser(string attributes, string operations) =>
        Patched(Types.User, Ann(attributes), operations);

    /// <summary>A group called "team", patched.</summary>
    public static ComplexNode PatchedGroup(string members, string operations) =>
        Patched(Types.Group, $$"""{ "displayName": "team", "members": {{members}} }""", operations);

    public static ComplexNode Stored(string json) => DocumentJson.Read(Body(json));

    public static void IsUser(string attributes, ComplexNode actual) => Is(Ann(attributes), actual);

    public static void IsGroup(string members, ComplexNode actual) => Is($$"""{ "displayName": "team", "members": {{members}} }""", actual);

    public static void Is(string json, ComplexNode actual) =>
        Assert.True(Stored(json).Equals(actual), $"Expected {json}\nActual   {Encoding.UTF8.GetString(DocumentJson.ToUtf8(actual).Span)}");

    private static string Ann(string attributes) => attributes.Length == 0
        ? """{ "userName": "ann" }"""
        : $$"""{ "userName": "ann", {{attributes}} }""";
}
