using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>sparse_of and rows.</summary>
internal sealed partial class OpBinder
{
    private static readonly string[] DuplicateNames = ["in_order", "undefined"];

    // False where the base does not serve, which was reported, or has errors of its own, which are reported there.
    private bool DeriveSparse()
    {
        if (_reader.Scalar(_map, "sparse_of", "an op") is not { } baseName || _map["rows"] is YamlBad)
        {
            return false;
        }

        if (_context.Find(baseName.Value) is null && !_context.IsBroken(baseName.Value))
        {
            string? near = Suggestions.Nearest(baseName.Value, _context.Names);
            _sink.ReportNear(Rules.SparseBase, baseName, near, baseName.Value, "is not an op");
            return false;
        }

        // A form of a form, or of itself, has no body of its own.
        ParsedOp? parsed = _context.FindBase(baseName.Value) is { } found
            ? ParsedOp.Parse(found.Chunk, found.Head, _parsed.Types)
            : null;
        if (parsed?.SparseOf is not null)
        {
            _sink.Report(Rules.SparseBase, baseName, baseName.Value, "has no elementwise kernel to apply by row");
            return false;
        }

        if (parsed is null || Bind(parsed, _context) is not { Model.IsBroken: false } dense)
        {
            return false;
        }

        if (!dense.Model.Kernels.Any(kernel => kernel is ElementwiseKernel) || !dense.Model.Inputs.Any(input => input.IsWritten))
        {
            _sink.Report(Rules.SparseBase, baseName, baseName.Value, "has no elementwise kernel to apply by row");
            return false;
        }

        _dense = dense;
        return BindRows(dense.Model) && !_op.IsBroken;
    }

    private bool BindRows(OpModel dense)
    {
        if (_map["rows"] is not { } node)
        {
            _sink.Report(Rules.MissingKey, _nameNode, _op.Name, "rows");
            return false;
        }

        if (_reader.Map("rows", node, "indices, update and from") is not { } map)
        {
            return false;
        }

        int before = _sink.Count;
        map = _reader.CheckKeys(map, KeyTables.Rows);
        SparseRule rule = SparseRule.Read(map);
        CheckRowKeys(map, rule, dense);
        if (_sink.Count > before)
        {
            return false;
        }

        _op = SparseDerivation.Derive(_op, dense, rule) with
        {
            Require = dense.Require,
            Check = dense.Check,
            Traits = dense.Traits,
            Sparse = new SparseModel
            {
                Base = dense.Name,
                Update = rule.Update.Select(name => rule.Renamed(name.Value)).ToArray(),
                From = rule.From.Select(name => rule.Renamed(name.Value)).ToArray(),
                Duplicates = rule.Duplicates,
            },
        };
        return true;
    }

    private void CheckRowKeys(YamlMap map, SparseRule rule, OpModel dense)
    {
        foreach (KeyRow row in KeyTables.Rows.Rows)
        {
            if (row.IsRequired && map[row.Name] is null)
            {
                _sink.Report(Rules.MissingKey, _map.Find("rows")!.Key, "rows", row.Name);
            }
        }

        bool isType = _op.Attr(rule.Indices) is { Kind: AttrKind.Type } || dense.Attr(rule.Indices) is { Kind: AttrKind.Type }
            || DTypes.TryParse(rule.Indices, out _);
        if (!isType && map["indices"] is YamlScalar indices)
        {
            string? near = Suggestions.Nearest(rule.Indices, _op.Attrs.Select(attr => attr.Name));
            _sink.ReportNear(Rules.UnknownType, indices, near, rule.Indices, _op.Name);
        }

        foreach (YamlScalar name in rule.Update.Where(name => DenseInput(dense, rule, name.Value) is not { IsResource: true }))
        {
            ReportRow(name, "a resource", dense);
        }

        foreach (YamlScalar name in rule.From.Where(name => DenseInput(dense, rule, name.Value) is null or { IsResource: true }))
        {
            ReportRow(name, "an input", dense);
        }

        foreach (YamlEntry entry in (map["rename"] as YamlMap)?.Entries ?? [])
        {
            if (dense.Input(entry.Key.Value) is null)
            {
                ReportRow(entry.Key, "an input", dense);
            }
        }

        if (map["duplicates"] is YamlScalar duplicates && !DuplicateNames.Contains(duplicates.Value))
        {
            _sink.Report(Rules.WrongKind, duplicates, "duplicates", "in_order or undefined", duplicates.Describe());
        }
    }

    private static ArgumentModel? DenseInput(OpModel dense, SparseRule rule, string name) =>
        dense.Input(name) ?? dense.Inputs.FirstOrDefault(input => rule.Renamed(input.Name) == name);

    private void ReportRow(YamlScalar name, string what, OpModel dense) =>
        _sink.Report(Rules.RowsOfStranger, name, name.Value, what, dense.Name);
}
