using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Expressions.Derivatives;

/// <summary>
/// Differentiates an elementwise body in reverse, by the derivative column of the function table: for <c>gradient: auto</c>.
/// <see cref="Differentiate"/> gives one fused body and, where every function on the way has an op, the same over ops.
/// </summary>
internal sealed class Differentiator
{
    private readonly BodyScope _scope;
    private readonly bool _complex;
    private readonly FreshNames _fresh;
    private readonly HashSet<string> _dependent;
    private readonly HashSet<string> _reached = [];
    private readonly Dictionary<string, Expression> _adjoints = [];
    private readonly List<Statement> _backward = [];
    private readonly List<ExpressionIssue> _issues = [];
    private readonly Stack<(Expression Condition, bool IsTaken)> _guards = [];
    private readonly Simplifier _simplifier;

    private Differentiator(BodyScope scope, IEnumerable<string> inputs, bool complex, FreshNames fresh)
    {
        _scope = scope;
        _complex = complex;
        _fresh = fresh;
        _dependent = [.. inputs];
        _simplifier = new Simplifier(complex);
    }

    /// <summary>Differentiates a bound body.</summary>
    /// <param name="body">The forward body.</param>
    /// <param name="scope">The scope it was bound in.</param>
    /// <param name="inputs">The inputs to differentiate by.</param>
    /// <param name="complex">Whether for complex dtypes, where factors are conjugated as TensorFlow does.</param>
    public static Derivative Differentiate(Body body, BodyScope scope, IReadOnlyList<string> inputs, bool complex)
    {
        string[] outputs = scope.Names.Where(name => name.Role == NameRole.Output).Select(name => name.Name).ToArray();
        FreshNames fresh = new(scope.Names.Select(name => name.Name)
            .Concat(body.Statements.Select(statement => statement.Target))
            .Concat(outputs.Select(output => "d" + output))
            .Concat(inputs.Select(input => "d_" + input)));
        List<Statement> forward = SingleAssignment.Rewrite(body, fresh);
        Differentiator differentiator = new(scope.Copy(), inputs, complex, fresh);
        differentiator.Reverse(forward);
        return differentiator._issues.Count > 0
            ? new Derivative { Issues = differentiator._issues.Take(1).ToArray() }
            : differentiator.Assemble(forward, inputs, outputs);
    }

    private void Reverse(List<Statement> forward)
    {
        foreach (Statement statement in forward)
        {
            if (DependsOn(statement.Value) && ExpressionTyper.KindOf(statement.Value,
                _scope) is not (ValueKind.Mask or ValueKind.UniformBool))
            {
                _dependent.Add(statement.Target);
            }

            AddLocal(statement);
        }

        for (int i = forward.Count - 1; i >= 0; i--)
        {
            Statement statement = forward[i];
            string upstream = "d" + statement.Target;
            Expression? adjoint = _adjoints.TryGetValue(statement.Target, out Expression? inner) ? inner : null;
            if (!statement.IsLet)
            {
                adjoint = adjoint is null ? new Name(upstream) : new Binary("+", new Name(upstream), adjoint);
            }

            if (adjoint is not null && _dependent.Contains(statement.Target))
            {
                Propagate(statement.Value, Atom(_simplifier.Simplify(adjoint)), new Name(statement.Target));
            }
        }
    }

    private void AddLocal(Statement statement)
    {
        if (statement.IsLet)
        {
            _scope.Add(new ScopeName(statement.Target, NameRole.Local, ExpressionTyper.KindOf(statement.Value, _scope)));
        }
    }

    private bool DependsOn(Expression expression) => expression switch
    {
        Compare or Logical => false,
        Call { Function: "select" } call => call.Arguments.Skip(1).Any(argument => DependsOn(argument.Value)),
        Name name => _dependent.Contains(name.Identifier),
        _ => ExpressionWalk.PartsOf(expression).Any(DependsOn),
    };

    // An upstream factor that several parts use is computed once.
    private Expression Atom(Expression value)
    {
        if (value is Name or Literal)
        {
            return value;
        }

        string name = _fresh.Next("g");
        _backward.Add(new Statement(true, name, value));
        return new Name(name);
    }

    private void Propagate(Expression expression, Expression upstream, Expression? result)
    {
        if (!DependsOn(expression))
        {
            return;
        }

        switch (expression)
        {
            case Name name:
                _reached.Add(name.Identifier);
                Add(name.Identifier, upstream);
                break;
            case Unary unary:
                Propagate(unary.Operand, Simple(new Unary("-", upstream)), null);
                break;
            case Binary binary:
                PropagateBinary(binary, upstream, result);
                break;
            case Call { Function: "select" } call:
                PropagateBranch(call.Arguments[1].Value, upstream, call.Arguments[0].Value, isTaken: true);
                PropagateBranch(call.Arguments[2].Value, upstream, call.Arguments[0].Value, isTaken: false);
                break;
            case Call { Function: "cast" } call:
                Propagate(call.Arguments[0].Value, upstream, null);
                break;
            case Call call:
                PropagateCall(call, upstream, result);
                break;
        }
    }

    // The select goes around the whole product of a branch: a zero put into it would meet infinities of the branch not taken.
    private void PropagateBranch(Expression branch, Expression upstream, Expression condition, bool isTaken)
    {
        _guards.Push((condition, isTaken));
        Propagate(branch, upstream, null);
        _guards.Pop();
    }

    private void PropagateBinary(Binary binary, Expression upstream, Expression? result)
    {
        (Expression left, Expression right) = (binary.Left, binary.Right);
        Expression both = DependsOn(left) && DependsOn(right) ? Atom(upstream) : upstream;
        switch (binary.Operator)
        {
            case "+":
                Propagate(left, both, null);
                Propagate(right, both, null);
                break;
            case "-":
                Propagate(left, both, null);
                Propagate(right, Simple(new Unary("-", both)), null);
                break;
            case "*":
                Propagate(left, Simple(new Binary("*", both, Call.Of("conj", right))), null);
                Propagate(right, Simple(new Binary("*", both, Call.Of("conj", left))), null);
                break;
            case "/":
                // -x / (y * y) would overflow or vanish where (-x / y) / y does not.
                Propagate(left, Simple(new Binary("/", both, Call.Of("conj", right))), null);
                Expression quotient = result is null ? new Binary("/", new Unary("-", left), right) : new Unary("-", result);
                Propagate(right, Simple(new Binary("*", both, Call.Of("conj", new Binary("/", quotient, right)))), null);
                break;
            default:
                Propagate(left, both, null);
                Propagate(right, Simple(new Binary("*", new Unary("-", both), Call.Of("truncdiv", left, right))), null);
                break;
        }
    }

    private void PropagateCall(Call call, Expression upstream, Expression? result)
    {
        FunctionRow row = FunctionTable.Find(call.Function) ?? throw new InvalidOperationException(call.Function);
        string?[] derivatives = DerivativeTexts.Of(row, _complex);
        if (derivatives.Length == 0)
        {
            _issues.Add(new ExpressionIssue("ROPS1408", 0, 0, new[] { row.Name }));
            return;
        }

        Dictionary<string, Expression> names = new() { ["d"] = Atom(upstream), ["y"] = result ?? call };
        for (int i = 0; i < row.Arity; i++)
        {
            names["abc".Substring(i, 1)] = call.Arguments[i].Value;
        }

        for (int i = 0; i < row.Arity; i++)
        {
            if (derivatives[i] is { } text)
            {
                Expression part = ExpressionWalk.Substitute(DerivativeTexts.Parse(text), names);
                Propagate(call.Arguments[i].Value, Simple(part), null);
            }
        }
    }

    private Expression Simple(Expression expression) => _simplifier.Simplify(expression);

    private void Add(string name, Expression upstream)
    {
        foreach ((Expression condition, bool isTaken) in _guards)
        {
            upstream = Simple(isTaken
                ? Call.Of("select", condition, upstream, Simplifier.Zero) : Call.Of("select", condition, Simplifier.Zero,
                    upstream));
        }

        _adjoints[name] = _adjoints.TryGetValue(name, out Expression? earlier)
            ? Simple(new Binary("+", earlier, upstream)) : upstream;
    }

    private Derivative Assemble(List<Statement> forward, IReadOnlyList<string> inputs, string[] outputs)
    {
        string[] reached = inputs.Where(_reached.Contains).ToArray();
        List<Statement> statements = [.. forward.Where(statement => statement.IsLet), .. _backward];
        statements.AddRange(reached.Select(input => new Statement(false, "d_" + input, Simple(_adjoints[input]))));
        Body fused = new StatementTidier(_fresh).Tidy(statements);
        string[] needs = fused.Statements.SelectMany(statement => ExpressionWalk.NamesIn(statement.Value))
            .Select(name => name.Identifier).Distinct()
            .Where(name => !fused.Statements.Any(statement => statement.Target == name)).ToArray();
        return new Derivative
        {
            Fused = fused,
            Composed = FormulaComposer.Compose(fused, _scope),
            Inputs = reached,
            Without = inputs.Where(input => !_reached.Contains(input)).ToArray(),
            Needs = needs.Where(name => ConstantTable.Find(name) is null || _scope.Find(name) is not null).ToArray(),
            Scope = _scope.Backward(reached, outputs),
        };
    }
}
