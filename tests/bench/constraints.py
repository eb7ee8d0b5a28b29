"""Propagation through chains and trees of constraint objects with strengths (after DeltaBlue)."""
import sys


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.determined = None
        self.strength = 9
        self.mark = 0


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def attach(self, *variables):
        for variable in variables:
            variable.constraints.append(self)
        return self


class Stay(Constraint):
    def __init__(self, variable, strength):
        super().__init__(strength)
        self.output = variable
        self.attach(variable)

    def ready(self, mark):
        return True

    def execute(self):
        pass


class Edit(Stay):
    pass


class Equal(Constraint):
    def __init__(self, source, output, strength):
        super().__init__(strength)
        self.source, self.output = source, output
        self.attach(source, output)

    def ready(self, mark):
        return self.source.mark == mark

    def execute(self):
        self.output.value = self.source.value


class Scale(Equal):
    def __init__(self, source, scale, offset, output, strength):
        Equal.__init__(self, source, output, strength)
        self.scale, self.offset = scale, offset
        self.attach(scale, offset)

    def ready(self, mark):
        return self.source.mark == mark and self.scale.mark <= mark and self.offset.mark <= mark

    def execute(self):
        self.output.value = (self.source.value * self.scale.value + self.offset.value) % 1_000_003


class Planner:
    def __init__(self):
        self.mark = 0
        self.executed = 0

    def plan(self, sources):
        self.mark += 1
        mark = self.mark
        plan = []
        todo = list(sources)
        while todo:
            constraint = todo.pop()
            output = constraint.output
            if output.mark != mark and constraint.ready(mark):
                plan.append(constraint)
                output.mark = mark
                output.determined = constraint
                output.strength = min(output.strength, constraint.strength)
                for other in output.constraints:
                    if other is not constraint and other.output is not output and other.output.mark != mark:
                        todo.append(other)
        return plan

    def execute(self, plan):
        for constraint in plan:
            constraint.execute()
        self.executed += len(plan)


def chain(n):
    planner = Planner()
    variables = [Variable(0) for _ in range(n)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, 4)
    edit = Edit(variables[0], 1)
    plan = planner.plan([edit])
    total = 0
    for i in range(60):
        variables[0].value = i
        planner.execute(plan)
        total += variables[-1].value
        if i % 10 == 0:
            plan = planner.plan([edit])
    return total + planner.executed


def projection(n):
    planner = Planner()
    scale, offset = Variable(10), Variable(1000)
    sources = [Variable(i) for i in range(n)]
    outputs = [Variable(0) for _ in range(n)]
    for a, b in zip(sources, outputs):
        Scale(a, scale, offset, b, 4)
    edits = [Edit(s, 2) for s in sources]
    total = 0
    for i in range(30):
        scale.value = i + 1
        sources[i % n].value = 17 * i
        planner.execute(planner.plan(edits))
        total += sum(v.value for v in outputs) % 9973
    return total + planner.executed


def main(n):
    print("constraints", n, chain(n), projection(n))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)  # smoke: 100
