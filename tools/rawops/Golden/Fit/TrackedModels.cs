using RawOpsNet.Models;

namespace RawOpsNet.CommandLine.Golden.Fit;

/// <summary>Makes the objects whose attributes were recorded, by the names of the cases.</summary>
internal static class TrackedModels
{
    public static Layer Make(string id) => id switch
    {
        "OwnBeforeChildren" => new OwnBeforeChildren(),
        "OwnAddWeight" => Built(new OwnAddWeight()),
        "InLists" => new InLists(),
        "InDicts" => new InDicts(),
        "Twice" => new Twice(),
        "Replaced" => new Replaced(),
        "Deleted" => new Deleted(),
        "WithMetric" => new WithMetric(),
        "WithModule" => new WithModule(),
        "ModelOrder" => new ModelOrder(),
        "ModelLists" => new ModelLists(),
        "ModelWithMetric" => new ModelWithMetric(),
        "ModelInModel" => new ModelInModel(),
        _ => throw new InvalidDataException($"There is no class '{id}'."),
    };

    private static Variable V(string name, bool trainable = true) => Variable.From(() => 0f, trainable, name);

    private static OwnAddWeight Built(OwnAddWeight layer)
    {
        layer.Invoke(Tensor.Zeros([1, 2]));
        return layer;
    }

    private sealed class Block(string tag) : Layer(tag)
    {
        private readonly Variable _s = V(tag + ".s", false);

        public Variable W { get; } = V(tag + ".w");

        public Variable State => _s;
    }

    private sealed class PlainModule : Trackable
    {
        private readonly Variable _z = V("module.z");
        private readonly Variable _y = V("module.y");

        public int Count => _z.Shape.Rank + _y.Shape.Rank;
    }

#pragma warning disable IDE0052, CA1823, IDE0044, CA1805 // Attributes are found by reflection.
    private sealed class OwnBeforeChildren : Layer
    {
        private readonly Block _first = new("first");
        private readonly Variable _own = V("own");
        private readonly Block _second = new("second");
        private readonly Variable _state = V("state", false);
        private readonly Variable _last = V("last");
    }

    private sealed class OwnAddWeight() : Layer("own_add_weight")
    {
        private readonly Dense _child = new(2, name: "child");

        protected override void Build(Shape inputShape)
        {
            AddWeight("scale", [inputShape[^1]], new Ones());
            AddWeight("seen", [], new Zeros(), trainable: false);
            AddWeight("offset", [2], new Zeros());
        }

        protected override Tensor Call(Tensor input, bool training) => _child.Invoke(input, training);
    }

    private sealed class InLists : Layer
    {
        private readonly List<Block> _blocks = [new("l0"), new("l1")];
        private readonly Variable _own = V("own");
        private readonly Block[] _pair = [new("t0"), new("t1")];
        private readonly List<Variable> _vars = [V("v0"), V("v1", false)];

        public InLists() => _blocks.Add(new Block("l2"));
    }

    private sealed class InDicts : Layer
    {
        private readonly Dictionary<string, Block> _table = new() { ["zeta"] = new("zeta"), ["alpha"] = new("alpha") };
        private readonly Dictionary<string, Variable> _vars = new() { ["b"] = V("vb"), ["a"] = V("va") };
        private readonly Dictionary<string, object> _nested = new()
        {
            ["k"] = new List<object> { new Block("k0"), new Dictionary<string, object> { ["x"] = new Block("kx") } },
        };

        public InDicts() => _table["mid"] = new Block("mid");
    }

    private sealed class Twice : Layer
    {
        private readonly Block _one;
        private readonly Block _two;
        private readonly Block[] _three;
        private readonly Variable _var;

        public Twice()
        {
            Block b = new("b");
            (_one, _two, _three, _var) = (b, b, [b, new Block("c")], b.W);
        }
    }

    private sealed class Replaced : Layer
    {
        private Block _a = new("old");
        private Block _b = new("b");
        private Variable _w = V("w1");
        private Variable _u = V("u");

        public Replaced()
        {
            _a = new Block("new");
            _w = V("w2");
        }
    }

    private sealed class Deleted : Layer
    {
        private Block? _a = new("a");
        private Block _b = new("b");
        private object[] _l = [1, 2, "x"];
        private List<Variable> _late = [];

        public Deleted()
        {
            _a = null;
            _late.Add(V("late"));
        }
    }

    private sealed class WithMetric : Layer
    {
        private readonly Block _a = new("a");
        private readonly Mean _m = new("tracker");
        private readonly Block _b = new("b");
    }

    private sealed class WithModule : Layer
    {
        private readonly PlainModule _m = new();
        private readonly Variable _own = V("own");
    }

    private sealed class ModelOrder() : Model("model_order")
    {
        private readonly Block _first = new("first");
        private readonly Variable _own = V("own");
        private readonly Block _second = new("second");
        private readonly Variable _state = V("state", false);
    }

    private sealed class ModelLists : Model
    {
        private readonly Dictionary<string, Block> _table = new() { ["z"] = new("z"), ["a"] = new("a") };
        private readonly List<Block> _blocks = [new("l0"), new("l1")];
        private readonly List<Variable> _vars = [V("v0")];
    }

    private sealed class ModelWithMetric : Model
    {
        private readonly Block _a = new("a");
        private readonly Mean _m = new("tracker");
        private readonly Block _b = new("b");
    }

    private sealed class ModelInModel : Model
    {
        private readonly ModelOrder _inner = new();
        private readonly Block _head = new("head");
        private readonly Variable _own = V("outer");
    }
#pragma warning restore IDE0052, CA1823, IDE0044, CA1805
}
