// The plan as steps. The planner's tree is walked once per operation; what remains are closures that call each other.
import type { FetchNode, PlanNode } from '@graphql-hive/router-query-planner';
import { compileBatchFetch, compileEntityFetch } from './entity-fetch.js';
import type { ClientPath } from './fetch.js';
import { compileRootFetch, type RootFetch } from './root-fetch.js';
import { isPromise, type Step } from './run.js';
import type { Supergraph } from './supergraph.js';

const nothing: Step = () => undefined;

/** Compiles a plan, or a part of one. */
export function compilePlan(supergraph: Supergraph, node: PlanNode | null | undefined, clientPath: ClientPath): Step {
  if (!node) return nothing;
  const compile = (child: PlanNode | null | undefined) => compilePlan(supergraph, child, clientPath);
  switch (node.kind) {
    case 'Fetch':
      return compileRootFetch(supergraph, node, clientPath).step;
    case 'BatchFetch':
      return compileBatchFetch(supergraph, node, clientPath);
    case 'Flatten':
      if (node.node.kind !== 'Fetch') throw new Error(`A plan flattens a ${node.node.kind}, which is not known here.`);
      return compileEntityFetch(supergraph, node.node, node.path, clientPath);
    case 'Sequence':
      return inSequence(node.nodes.map(compile));
    case 'Parallel':
      return inParallel(node.nodes.map(compile));
    case 'Condition': {
      const yes = compile(node.ifClause);
      const no = compile(node.elseClause);
      return (run) => (run.variables[node.condition] === true ? yes(run) : no(run));
    }
    case 'Subscription':
    case 'Defer':
      throw new Error(`A ${node.kind} node has no place in the plan of a query or mutation.`);
  }
}

/** One step after the other. */
export function inSequence(steps: readonly Step[]): Step {
  if (steps.length === 1) return steps[0]!;
  const from = (run: Parameters<Step>[0], first: number): Promise<void> | void => {
    for (let i = first; i < steps.length; i++) {
      const waiting = steps[i]!(run);
      if (isPromise(waiting)) return waiting.then(() => from(run, i + 1));
    }
  };
  return (run) => from(run, 0);
}

function inParallel(steps: readonly Step[]): Step {
  return (run) => {
    let waiting: Promise<void>[] | undefined;
    for (const step of steps) {
      const result = step(run);
      if (isPromise(result)) (waiting ??= []).push(result);
    }
    if (!waiting) return;
    return waiting.length === 1 ? waiting[0] : Promise.all(waiting).then(() => undefined);
  };
}

/** The plan of a subscription: the fetch that opens the stream, and the steps for each of its events. */
export function compileSubscriptionPlan(
  supergraph: Supergraph,
  node: PlanNode | undefined,
  clientPath: ClientPath,
): { primary: RootFetch; rest: Step } {
  const nodes = node?.kind === 'Sequence' ? node.nodes : node ? [node] : [];
  const [first, ...others] = nodes;
  if (first?.kind !== 'Subscription') throw new Error('The plan of a subscription does not begin with one.');
  const primary: FetchNode = { ...first.primary, kind: 'Fetch', operationKind: 'subscription' };
  return {
    primary: compileRootFetch(supergraph, primary, clientPath),
    rest: inSequence(others.map((other) => compilePlan(supergraph, other, clientPath))),
  };
}

/** Does the plan run more than one fetch? */
export function hasSeveralFetches(node: PlanNode | undefined): boolean {
  return node !== undefined && node.kind !== 'Fetch';
}
