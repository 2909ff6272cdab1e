using System.Collections.Frozen;
using static Rolecall.Scim.Tolerances.QuirkPlace;

namespace Rolecall.Scim.Tolerances;

/// <summary>Every quirk that is known here; docs/clients.md has the same table.</summary>
public static class Quirks
{
    public static readonly Quirk PlainJson = new(
        "plain_json", Request, "A body as application/json, or without a Content-Type, and answers in application/json for a client that takes nothing else.",
        "T-20", "IP-08");

    public static readonly Quirk PathVariations = new(
        "path_variations", Request, "Slashes that are doubled or stand at the end of an address count as if they were not there.", "T-19");

    public static readonly Quirk TextParameters = new(
        "text_parameters", Request, "In a query by POST, numbers in quotes and attribute names as one text with commas.", "P-3.4.3-05");

    public static readonly Quirk MissingSchemas = new(
        "missing_schemas", Body, "A body without \"schemas\", or one whose \"schemas\" leaves the base schema out, is what the endpoint takes.", "T-05");

    public static readonly Quirk ForeignSchemas = new(
        "foreign_schemas", Body, "Schema URIs that the resource type does not have are passed over, with the data under them.", "T-06", "IP-05");

    public static readonly Quirk UnknownAttributes = new(
        "unknown_attributes", Body, "Attributes and sub-attributes that no schema knows are passed over.", "IP-05");

    public static readonly Quirk UnqualifiedExtension = new(
        "unqualified_extension", Body, "An attribute of an extension without its URI is meant when only one extension has that name.", "T-23");

    public static readonly Quirk RolePlaces = new(
        "role_places", Body, "role, customRoleId and customRoleName at the top level, or under any URI, mean the workspace role.", "IP-05");

    public static readonly Quirk BaseSchemaObject = new(
        "base_schema_object", Body, "Attributes of the base schema in an object under its URI count as if they stood at the top level.", "T-09");

    public static readonly Quirk DottedKeys = new(
        "dotted_keys", Body, "Keys of an object may be paths: \"name.givenName\", a schema URI before the name, brackets with a filter.", "T-09");

    public static readonly Quirk StringBooleans = new(
        "string_booleans", Body, "The strings \"True\" and \"False\", in any case, for a boolean; never another string.", "T-07");

    public static readonly Quirk EmptyStrings = new(
        "empty_strings", Body, "An empty string clears an attribute as null does.", "T-32");

    public static readonly Quirk BareValues = new(
        "bare_values", Body, "A plain string where an object belongs is its \"value\": a manager, an e-mail address, a member.", "T-13");

    public static readonly Quirk ObjectForList = new(
        "object_for_list", Body, "One value where a list belongs is a list of one.", "T-18");

    public static readonly Quirk SeveralPrimaries = new(
        "several_primaries", Body, "Of several values that are all primary the last one stays primary.", "T-33")
    { Conflicts = true };

    public static readonly Quirk OperationCase = new(
        "operation_case", Patch, "Operations in any case: Add, Replace, Remove; in a bulk request also the method.", "T-03");

    public static readonly Quirk PathlessPatch = new(
        "pathless_patch", Patch, "An operation without \"path\" sets the attributes that are named in its value.", "T-01", "IP-12");

    public static readonly Quirk EmptyOperations = new(
        "empty_operations", Patch, "A PATCH without any operation changes nothing and succeeds.", "P-3.5.2-03")
    { Conflicts = true };

    public static readonly Quirk UnknownOperationMembers = new(
        "unknown_operation_members", Patch, "Members of an operation other than op, path and value are passed over.", "T-24", "IP-05");

    public static readonly Quirk EchoedId = new(
        "echoed_id", Patch, "The resource's own id, meta and schemas may be repeated in a value without path.", "T-02", "T-25");

    public static readonly Quirk UnknownPaths = new(
        "unknown_paths", Patch, "An operation whose path names no attribute is passed over, so that it does not hold up the others.", "IP-05")
    { Conflicts = true };

    public static readonly Quirk SchemaPaths = new(
        "schema_paths", Patch, "A path that is the URI of a schema means all attributes of that schema.", "T-09");

    public static readonly Quirk WholeElementPaths = new(
        "whole_element_paths", Patch, "A path that ends in its brackets, members[value eq \"…\"], means the whole values that match.", "IP-16");

    public static readonly Quirk PartialComplexReplace = new(
        "partial_complex_replace", Patch, "Replacing a complex attribute sets the sub-attributes that are sent and keeps the others.", "IP-14");

    public static readonly Quirk RemoveListedMembers = new(
        "remove_listed_members", Patch, "A remove with a value takes away what the value lists and nothing else.", "T-10");

    public static readonly Quirk RepeatedRemoval = new(
        "repeated_removal", Patch, "Removing, with a filter, what is not there succeeds.", "T-27");

    public static readonly Quirk AddCreatesElement = new(
        "add_creates_element", Patch, "An add through a filter that nothing matches makes the value that the filter describes.", "T-11", "T-12");

    public static readonly Quirk ReplaceCreatesElement = new(
        "replace_creates_element", Patch, "A replace through a filter that nothing matches makes the value that the filter describes.", "P-3.5.2.3-08")
    { Conflicts = true };

    public static readonly Quirk LooseLiterals = new(
        "filter_literals", QuirkPlace.Filter, "True, False and Null with capitals, and booleans in quotes.", "T-08", "T-22");

    public static readonly Quirk LooseSpaces = new(
        "filter_spaces", QuirkPlace.Filter, "More than one space between the parts of a filter, and spaces at its ends and inside brackets.", "T-22");

    public static readonly Quirk ComplexFilter = new(
        "complex_filter", QuirkPlace.Filter, "A complex attribute that is compared stands for its \"value\": emails eq, manager eq.", "T-15");

    public static readonly Quirk ComparedElements = new(
        "compared_elements", QuirkPlace.Filter, "A comparison behind brackets, emails[type eq \"work\"].value eq \"x\", is read as if it stood in them.", "T-15");

    public static IReadOnlyList<Quirk> All { get; } =
    [
        PlainJson, PathVariations, TextParameters,
        MissingSchemas, ForeignSchemas, UnknownAttributes, UnqualifiedExtension, RolePlaces, BaseSchemaObject, DottedKeys, StringBooleans,
        EmptyStrings, BareValues, ObjectForList, SeveralPrimaries,
        OperationCase, PathlessPatch, EmptyOperations, UnknownOperationMembers, EchoedId, UnknownPaths, SchemaPaths, WholeElementPaths,
        PartialComplexReplace, RemoveListedMembers, RepeatedRemoval, AddCreatesElement, ReplaceCreatesElement,
        LooseLiterals, LooseSpaces, ComplexFilter, ComparedElements,
    ];

    /// <summary>Those that no client needs to be known for, because the RFC has no other meaning for them.</summary>
    public static FrozenSet<Quirk> Usual { get; } = All.Where(quirk => !quirk.Conflicts).ToFrozenSet();

    public static Quirk? Find(string name) => All.FirstOrDefault(quirk => quirk.Name == name);
}
